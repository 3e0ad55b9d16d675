import type { Pool } from "pg";
import type { SpaceDb } from "#infra/db/space-db.ts";
import type { Passwords } from "#infra/hashing/port.ts";
import type { Outbox } from "#infra/mail/outbox.ts";
import type { IdentityProvider } from "#infra/openid/identity-provider.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import type { Actor, HolderActor, StaffActor } from "#kernel/actor.ts";
import type { Space } from "#spaces/space.ts";
import type { Contributed } from "#subject/contributed.ts";

export type Context = {
  contributed: Contributed;
  actor: Actor;
  space: Space;
  db: SpaceDb;
  keys: Keys;
  passwords: Passwords;
  outbox: Outbox;
  /** `null`: the policy names none. */
  provider: IdentityProvider | null;
  /** Passkeys are bound to its host. */
  publicUrl: URL;
  /** For imports, whose sessions are long. */
  pool: Pool;
  /** What is kept on disk: PARVIS_DATA. */
  folder: string;
  /** All spaces together. */
  smsPerDay: number;
  /** The folder of what is kept on disk (PARVIS_DATA): the same for every instance. */
  store: string;
};

export type MemberContext = Context & { actor: HolderActor };

export type StaffContext = Context & { actor: StaffActor };
