/** What a space asks of a new password. */
export type PasswordRule = {
  minimum: number;
  maximum: number;
  /** Minimum of letters or digits. Other characters are also allowed. */
  alphanumeric: number;
  classes: readonly CharacterClass[];
  /** Characters that a new password may not contain. An existing password is compared as typed. */
  refused: readonly string[];
  /** How many former passwords may not be reused, in addition to the current one. */
  history: number;
  /** Words of this portal that may not make up a password, in lower case without accents. */
  contextWords: readonly string[];
};

export type CharacterClass = "lower" | "upper" | "digit" | "special";
