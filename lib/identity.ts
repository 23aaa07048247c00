/** Who vouches for users, as the API and the portal have to know him. */
export interface Identity {
  /** URL of the OpenID provider whose tokens the API takes. */
  readonly issuer: string;
  /** The portal's client id there, which the tokens of users name as their audience. */
  readonly audience: string;
}

/** Where people sign in. */
export interface IdentityProvider {
  /** Origins that a browser talks to while somebody signs in. */
  readonly origins: readonly string[];
  /** Lets people come back to the portal at this URL. */
  identityFor(portalUrl: string): Identity;
}
