/** A text in both languages of the house; Chinese is the authority. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
