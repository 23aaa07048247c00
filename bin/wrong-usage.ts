/** What the command line cannot do as it was asked, with words for the person who asked. */
export class WrongUsage extends Error {}
