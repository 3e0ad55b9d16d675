import type { SpaceDb } from "#infra/db/space-db.ts";
import type { Passwords } from "#infra/hashing/port.ts";
import type { Outbox } from "#infra/mail/outbox.ts";
import type { IdentityProvider } from "#infra/openid/identity-provider.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import type { Actor, HolderActor, StaffActor } from "#kernel/actor.ts";
import type { Space } from "#spaces/space.ts";

/** What every action receives: who acts, the space it acts in and the ports it acts through. */
export type Context = {
  actor: Actor;
  space: Space;
  db: SpaceDb;
  keys: Keys;
  passwords: Passwords;
  outbox: Outbox;
  /** Who else vouches for people at sign-in, where the policy names one. */
  provider: IdentityProvider | null;
  /** Where people reach us: what passkeys are bound to. */
  publicUrl: URL;
  /** SMS that may leave in a day, all spaces together. */
  smsPerDay: number;
};

/** What an action of a signed-in holder receives. */
export type MemberContext = Context & { actor: HolderActor };

/** What an action of staff receives. */
export type StaffContext = Context & { actor: StaffActor };
