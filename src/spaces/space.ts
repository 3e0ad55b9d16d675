import type { Duration } from "#kernel/duration.ts";
import type { SpaceId } from "#kernel/ids.ts";

/**
 * Everything that makes one portal differ from another. Code asks the policy, never the space's name:
 * a new space is a new folder beside `npfr/` and one line in `index.ts`.
 */
export type Space = {
  id: SpaceId;
  policy: Policy;
  wording: Wording;
};

/** Rules of a space. Figures are those of its printed guide; where a guide is silent, of `product.md` B. */
export type Policy = {
  /** How an account is opened for the first time. */
  enrolment: "provisional-credentials";
  /** How a lost password is replaced. */
  recovery: "link-recovery";
  password: PasswordRule;
  lock: LockRule;
  limits: LimitRule;
  lifetimes: Lifetimes;
  mail: { from: string; replyTo: string; perHolderAndHour: number };
  letters: LetterRule;
  modules: readonly ModuleName[];
};

export type ModuleName = "home" | "profile" | "security";

export type PasswordRule = {
  minimum: number;
  maximum: number;
  /** Letters or digits that must be among the characters, other signs being welcome besides. */
  alphanumeric: number;
  /** Words of this portal that must not make up a password, in lower case without accents. */
  contextWords: readonly string[];
};

/** `tries` failures lock for the first of `durations`, then the next; the last one repeats. */
export type LockRule = {
  tries: number;
  durations: readonly [Duration, ...Duration[]];
  /** NIST 800-63B-4 3.2.2: after so many failures in a row the password is dead until recovery. */
  consecutiveFailures: number;
};

/** Failures allowed beyond one account. A source is an IPv4 address or an IPv6 /64. */
export type LimitRule = {
  subjectsPerSourceAndHour: number;
  failuresPerSourceAndHour: number;
  failuresPerHour: number;
};

export type Lifetimes = {
  journey: Duration;
  link: Duration;
  letterSecret: Duration;
  sessionIdle: Duration;
  session: Duration;
};

export type LetterRule = {
  /** No secret goes to an address younger than this. */
  addressCoolingOff: Duration;
  /** At most one reissue for a holder in this time. */
  reissueEvery: Duration;
};

/** What the holder reads that differs by space: names, contact details, the texts of its guide. */
export type Wording = {
  name: string;
  shortName: string;
  organisation: string;
  /** The word for a holder: "bénéficiaire", "adhérent", "professionnel". */
  holder: string;
  /** What one holds the number to be: "identifiant". */
  number: string;
  tagline: string;
  introduction: string;
  /** What one can do here, as listed on the home page. */
  offers: readonly { icon: string; title: string; text: string }[];
  contact: Contact;
  legal: LegalNotice;
};

export type Contact = {
  service: string;
  phone: string;
  email: string;
  hours: string;
  address: readonly string[];
};

/** Who answers for the site, as the law on the digital economy and the GDPR ask it to say. */
export type LegalNotice = {
  /** Whose voice the site is: "La directrice du service". */
  director: string;
  host: string;
  /** Where the data protection officer is reached. */
  privacyEmail: string;
  /** Why the organisation may keep a file at all, as it follows "le traitement repose sur". */
  legalBasis: string;
};
