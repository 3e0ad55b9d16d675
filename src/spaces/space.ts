import type { Duration } from "#kernel/duration.ts";
import type { IconName } from "#kernel/icon-name.ts";
import type { SpaceId } from "#kernel/ids.ts";

/**
 * Everything that makes one portal differ from another. Code asks the policy, never the space's name:
 * a new space is a new folder here and one line in `index.ts`.
 */
export type Space = {
  id: SpaceId;
  policy: Policy;
  wording: Wording;
};

/** Rules of a space. Figures are those of its printed guide; where a guide is silent, of `product.md` B. */
export type Policy = {
  /** How an account is opened for the first time. */
  enrolment: "provisional-credentials" | "code-to-contact" | "registry-secret";
  /** How a lost password is replaced. The same as `enrolment`: one door for both. */
  recovery: "link-recovery" | "code-to-contact" | "code-and-link";
  /** What a number looks like. */
  number: NumberRule;
  signIn: SignInRule;
  /** For the journey that proves by what the registry alone knows. */
  registrySecret: RegistrySecretRule | null;
  password: PasswordRule;
  /** The advice to choose another password now and then; never a lock. */
  renewal: RenewalRule | null;
  lock: LockRule;
  limits: LimitRule;
  /** Changes of password, factors and links by a signed-in member. */
  changes: Quota;
  lifetimes: Lifetimes;
  mail: MailRule;
  /** `null`: this space sends no SMS. */
  sms: SmsRule | null;
  /** For the journeys that send codes. `null`: whoever lost a password has the post alone. */
  codes: CodeRule | null;
  letters: LetterRule;
  modules: readonly ModuleName[];
};

export type ModuleName = "home" | "profile" | "security";

/** Any letters and digits, or the number of an establishment in the national directory, with its key. */
export type NumberRule = "free" | "finess";

/** The end of the IBAN on file: 97,000 values (ASVS V6.5.4), so a wrong one costs a lot. */
export type RegistrySecretRule = {
  /** Wrong tries, then a wait; `consecutiveFailures` in a lifetime, then only the post helps. */
  lock: LockRule;
  /** Wrong tries, all numbers together; beyond, nobody's is judged until the hour is over. */
  budget: HourlyBudget;
};

/** What everybody together may spend in an hour: staff are warned at the one figure, alerted at the other. */
export type HourlyBudget = { warnedAt: number; most: number };

export type SignInRule = {
  /** What stands beside the password. */
  by: "email" | "number";
  captcha: CaptchaRule;
  /** An application's codes or passkeys, asked for once set up in Sécurité. */
  secondFactor: "off" | "offered" | "required";
  /** Who else vouches for people at sign-in, beside the password; `null`: nobody. */
  provider: ProviderRule | null;
};

/**
 * A provider of identities by OpenID Connect: Pro Santé Connect, FranceConnect. Its client secret stands in
 * PARVIS_OPENID_SECRETS, and the address to declare there is `/<slug>/connexion/retour`.
 */
export type ProviderRule = {
  /** As people know it: "Pro Santé Connect". */
  name: string;
  /** Its issuer, whence all else about it is discovered (OpenID Connect Discovery 1.0). */
  issuer: string;
  clientId: string;
  /** With "openid" among the words. */
  scope: string;
  /** The strength of authentication asked for, one of which it must then attest (ASVS V6.8.4); `null`: any. */
  acr: readonly [string, ...string[]] | null;
  /** How it signs; a token signed otherwise is refused. `userInfo` is `null` where that answer is plain JSON. */
  signature: { idToken: SignatureAlgorithm; userInfo: SignatureAlgorithm | null };
  /**
   * Where it says the numbers of those one may act for, as "exercices[].activities[].numeroFinessSite": the account
   * must be among them, each time. `null`: it knows no number. Never the e-mail (OID-01).
   */
  numberClaims: readonly [string, ...string[]] | null;
};

export type SignatureAlgorithm = "RS256" | "PS256" | "ES256" | "Ed25519";

/** When one must show to be no robot: each time, or once so many tries failed from one's source. */
export type CaptchaRule =
  | { asked: "always" }
  | { asked: "after_failures"; failures: number }
  | { asked: "never" };

export type PasswordRule = {
  minimum: number;
  maximum: number;
  /** Letters or digits that must be among the characters, other signs being welcome besides. */
  alphanumeric: number;
  /** Of each of these, one character at least. */
  classes: readonly CharacterClass[];
  /** Signs that no new password may hold; a password is compared as typed, whatever it holds. */
  refused: readonly string[];
  /** How many former passwords may not be chosen again, beside the present one. */
  history: number;
  /** Words of this portal that must not make up a password, in lower case without accents. */
  contextWords: readonly string[];
};

export type CharacterClass = "lower" | "upper" | "digit" | "special";

/** Advice falls due `after` the last change, later by up to `spread`, so that not all are told on one day. */
export type RenewalRule = { after: Duration; spread: Duration };

/** `per…`: mails of one kind that may be asked for in the name of one holder, proven or not. */
export type MailRule = {
  from: string;
  replyTo: string;
  perHolderAndHour: number;
  perHolderAndDay: number;
};

/** SMS cost money: few may be asked for from one source, whatever the numbers. */
export type SmsRule = {
  sender: string;
  /** That may leave in a day for this space; the installation has a limit of its own besides. */
  perDay: number;
  asksPerSource: Quota;
};

/** So many in that time, then none until it is over. */
export type Quota = { most: number; during: Duration };

export type CodeRule = {
  lifetime: Duration;
  /** Wrong tries that kill one code. */
  tries: number;
  /** Wrong tries on a number, whatever the codes, journeys and browsers. */
  triesOnNumber: Quota;
  /** Codes sent for a number. */
  sends: Quota;
};

/** `tries` failures lock for the first of `durations`, then the next; the last one repeats. */
export type LockRule = {
  tries: number;
  durations: readonly [Duration, ...Duration[]];
  /** NIST 800-63B-4 3.2.2: after so many failures in a row the password is dead until recovery. */
  consecutiveFailures: number;
};

/**
 * Failures and asks beyond one account, counted apart. A source is an IPv4 address or an IPv6 /64: beyond its figures it
 * is refused until the hour is over. Beyond the figures of a network or of everybody, strangers show to be no robot,
 * whatever `signIn.captcha` says, and staff are told.
 */
export type LimitRule = {
  subjectsPerSourceAndHour: number;
  failuresPerSourceAndHour: number;
  perNetworkAndHour: { ipv4_24: number; ipv6_56: number; ipv6_48: number };
  /** People missed in an hour, from all sources together. */
  subjectsPerHour: number;
  /** Codes, links and letters asked for. */
  asks: HourlyBudget;
  /** Wrong codes that were sent; as many wrong second factors. */
  codes: HourlyBudget;
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
  /** Within how long a letter asked for is said to arrive. */
  promise: Duration;
  /** Longer than the promise: a letter that left is on its way until then, and whoever asks again is told so. */
  lostAfter: Duration;
  /** Letters that were asked for are printed up to so many a day: anybody can ask, and each costs a stamp. */
  perDay: number;
};

/** What the holder reads that differs by space: names, contact details, the texts of its guide. */
export type Wording = {
  name: string;
  shortName: string;
  organisation: string;
  /** The word for a holder: "bénéficiaire", "adhérent", "professionnel". */
  holder: string;
  /** What one holds the number to be, within a sentence: "identifiant", "numéro d’adhérent". */
  number: string;
  /** The label of the field where it is typed: "Identifiant", "N° Adhérent". */
  numberLabel: string;
  /** The same at sign-in, where it is asked for. */
  signInLabel: string;
  tagline: string;
  introduction: string;
  /** What one can do here, as listed on the home page. */
  offers: readonly Offer[];
  contact: Contact;
  /** Where the organisation may be followed; empty where it is nowhere. */
  social: readonly SocialAccount[];
  /** Why these holders do well to have a second factor, in a sentence; `null` where there is nothing of their own. */
  whySecondFactor: string | null;
  legal: LegalNotice;
};

/** One thing a space is for. `module` is where it is done; `null` as long as it is not there yet, which is said. */
export type Offer = { icon: IconName; title: string; text: string; module: ModuleName | null };

/** `name`: what it is called on that network, as one would look for it there. */
export type SocialAccount = { network: string; name: string; href: string };

export type Contact = {
  service: string;
  phone: string;
  email: string;
  hours: string;
  address: readonly string[];
};

/** Who answers for the site, as the law on the digital economy and the GDPR ask it to say. */
export type LegalNotice = {
  /** Whose voice the site is, as it follows "sous la responsabilité": "du directeur du service". */
  director: string;
  host: string;
  /** Where the data protection officer is reached. */
  privacyEmail: string;
  /** Why the organisation may keep a file at all, as it follows "le traitement repose sur". */
  legalBasis: string;
};
