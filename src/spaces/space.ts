import type { Duration } from "#kernel/duration.ts";
import type { IconName } from "#kernel/icon-name.ts";
import type { SpaceId } from "#kernel/ids.ts";
import type { PasswordRule } from "#kernel/password/password-rule.ts";
import type { OwnCheck } from "./accessibility/portal.rules.ts";

/** Everything that differs between portals. Code reads the policy and never tests the name of a space. */
export type Space = {
  /** `office`: the back office, whose holders are members of staff. It has no public pages. */
  kind: "portal" | "office";
  id: SpaceId;
  policy: Policy;
  wording: Wording;
  /** As `--brand` in the theme, `#rrggbb`: mail programs drop style sheets. */
  colour: string;
};

/** Rules of a space, as announced in its printed guide. */
export type Policy = {
  enrolment: Enrolment;
  /** How a lost password is replaced. When equal to `enrolment`, both use the same journey. */
  recovery: "link-recovery" | "code-to-contact" | "code-and-link";
  number: NumberRule;
  signIn: SignInRule;
  /** `null`: no journey of this space asks for a secret from the registry. */
  registrySecret: RegistrySecretRule | null;
  password: PasswordRule;
  /** `null`: no reminder to change an old password. */
  renewal: RenewalRule | null;
  lock: LockRule;
  limits: LimitRule;
  /** Changes of password, second factor and link by a signed-in account holder. */
  changes: Quota;
  /** Searches of files by one member of staff: beyond it they are refused. */
  searches: Quota;
  /** By one member of staff. Beyond it, the administrators of the space are told. */
  unusualReading: Readonly<Record<ReadingKind, readonly Quota[]>>;
  lifetimes: Lifetimes;
  mail: MailRule;
  /** `null`: this space sends no SMS. */
  sms: SmsRule | null;
  /** `null`: no codes are sent; `code-to-contact` then offers the post only. */
  codes: CodeRule | null;
  letters: LetterRule;
  imports: ImportRule;
  /** `null`: a space without the module "payments". */
  payments: PaymentRule | null;
  /** In the order of the menu. Parvis does not start with a name that no module of `src/app.ts` has. */
  modules: readonly ModuleName[];
};

/** `invitation`: by a one-time link that an administrator passes on; only in the back office. */
export type Enrolment = "provisional-credentials" | "code-to-contact" | "registry-secret" | "invitation";

export type ModuleName = string;

/**
 * Of files uploaded at the desk: bytes at most, and how long one that nobody applies is kept. `late`: since when one
 * that waits for a second person is late.
 */
export type ImportRule = { largestFile: number; keptFor: Duration; late: Duration };

/** `layout`: a name in src/modules/payments/layouts. Older payments than `toldFor` send no mail: they are history. */
export type PaymentRule = { layout: string; schedule: PaymentSchedule; toldFor: Duration };

/** When holders are paid. `yearly`: in that month. `as_claims_come`: within `within` of a claim or an invoice. */
export type PaymentSchedule =
  | { kind: "yearly"; month: number }
  | { kind: "as_claims_come"; within: Duration };

/**
 * The shape of a space's numbers, in its registry and at its doors. `free`: letters and digits without a common shape.
 * `finess`: a number of the national directory of establishments, with its check digit.
 */
export type NumberRule = "free" | "finess" | LettersAndDigits;

/** As many capitals as `prefix` has, then digits. A number typed without its letters is given `prefix`. */
export type LettersAndDigits = { prefix: string; digits: number };

/** The end of the IBAN on file: 97,000 values (ASVS V6.5.4), hence the strict limits. */
export type RegistrySecretRule = {
  /** `consecutiveFailures` counts over a lifetime; beyond it only a letter helps. */
  lock: LockRule;
  /** Wrong tries, all numbers together. Beyond it no try is judged until the hour ends. */
  budget: HourlyBudget;
};

/** A limit shared by all callers: staff are warned at `warnedAt` and alerted at `most`. */
export type HourlyBudget = { warnedAt: number; most: number };

export type SignInRule = {
  by: "email" | "number";
  captcha: CaptchaRule;
  secondFactor: "off" | "offered" | "required";
  /** `null`: sign-in with a password only. */
  provider: ProviderRule | null;
};

/** An OpenID Connect provider. Declare `/<slug>/connexion/retour` there as the redirect URI. */
export type ProviderRule = {
  name: string;
  issuer: string;
  clientId: string;
  /** Must include "openid". */
  scope: string;
  /** The requested `acr`, one of which the token must attest (ASVS V6.8.4); `null`: any. */
  acr: readonly [string, ...string[]] | null;
  /** A token with another signature algorithm is refused. `userInfo`: `null` if that response is plain JSON. */
  signature: { idToken: SignatureAlgorithm; userInfo: SignatureAlgorithm | null };
  /** Claims with the numbers a person may act for, checked at each sign-in; never the e-mail (OID-01). `null`: none. */
  numberClaims: readonly [string, ...string[]] | null;
};

export type SignatureAlgorithm = "RS256" | "PS256" | "ES256" | "Ed25519";

export type CaptchaRule =
  | { asked: "always" }
  | { asked: "after_failures"; failures: number }
  | { asked: "never" };

/** A reminder is due `after` the last change, plus up to `spread` so that not all fall on one day. */
export type RenewalRule = { after: Duration; spread: Duration };

export type MailRule = {
  from: string;
  replyTo: string;
  perHolderAndHour: number;
  perHolderAndDay: number;
};

/** SMS cost money, so requests are limited per source, whatever the numbers. */
export type SmsRule = {
  sender: string;
  /** For this space; the installation has another limit. */
  perDay: number;
  asksPerSource: Quota;
};

export type Quota = { most: number; during: Duration };

/** `cards`: different files opened. `searches`: searches of files. `exports`: lists taken out. */
export type ReadingKind = "cards" | "searches" | "exports";

export type CodeRule = {
  lifetime: Duration;
  /** Wrong tries that invalidate one code. */
  tries: number;
  /** Wrong tries on one number, whatever the code, the journey and the browser. */
  triesOnNumber: Quota;
  sends: Quota;
};

/** Each run of `tries` failures locks for the next of `durations`; the last one repeats. */
export type LockRule = {
  tries: number;
  durations: readonly [Duration, ...Duration[]];
  /** Consecutive failures that disable the password until recovery (NIST 800-63B-4 3.2.2). */
  consecutiveFailures: number;
};

/**
 * Limits on failures and on requests, counted apart. A source (IPv4 address or IPv6 /64) over its limit is refused
 * until the hour ends. Over the limit of a network or of all callers, visitors must pass the anti-robot, and staff are
 * told.
 */
export type LimitRule = {
  subjectsPerSourceAndHour: number;
  failuresPerSourceAndHour: number;
  perNetworkAndHour: { ipv4_24: number; ipv6_56: number; ipv6_48: number };
  /** Distinct numbers or addresses that failed, all sources together. */
  subjectsPerHour: number;
  asks: HourlyBudget;
  /** Wrong codes; the same limit applies to wrong second factors. */
  codes: HourlyBudget;
};

export type Lifetimes = {
  journey: Duration;
  link: Duration;
  letterSecret: Duration;
  sessionIdle: Duration;
  session: Duration;
  /** The IBAN stays masked, but for this long after the password was typed again. */
  ibanShown: Duration;
};

export type LetterRule = {
  /** No secret is sent to an address that changed more recently. */
  addressCoolingOff: Duration;
  reissueEvery: Duration;
  /** The delivery time announced to the holder. */
  promise: Duration;
  /** Longer than `promise`: until then a posted letter counts as on its way, and a new request is refused. */
  lostAfter: Duration;
  /** Requested letters printed per day. Anybody can request one, and each costs postage. */
  perDay: number;
};

export type Wording = {
  name: string;
  shortName: string;
  organisation: string;
  holder: string;
  number: string;
  numberLabel: string;
  /** Feminine, with a vowel first: "adresse mail". Pages, mails and letters use no other term, but for printed labels. */
  emailAddress: string;
  signInLabel: string;
  tagline: string;
  introduction: string;
  offers: readonly Offer[];
  contact: Contact;
  social: readonly SocialAccount[];
  whySecondFactor: string | null;
  legal: LegalNotice;
  /** `null`: nobody has checked the texts and colours of this portal (docs/accessibility.md). */
  accessibility: OwnCheck | null;
};

/** A service listed on the home page. `module`: where to find it; `null`: announced as not available yet. */
export type Offer = { icon: IconName; title: string; text: string; module: ModuleName | null };

/** `name`: the account name to search for on that network. */
export type SocialAccount = { network: string; name: string; href: string };

export type Contact = {
  service: string;
  phone: string;
  email: string;
  hours: string;
  address: readonly string[];
};

/** Legal notice, as the law on the digital economy (LCEN) and the GDPR require. */
export type LegalNotice = {
  /** Follows "sous la responsabilité": "du directeur du service". */
  director: string;
  host: string;
  privacyEmail: string;
  /** Follows "le traitement repose sur". */
  legalBasis: string;
};
