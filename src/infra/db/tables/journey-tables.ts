import type { Generated, GeneratedAlways } from "kysely";
import type { HolderId, JourneyId, LinkId } from "#kernel/ids.ts";
import type { At, InSpace, Json, MaybeAt } from "./columns.ts";

export type JourneyTable = {
  space_id: InSpace;
  id: Generated<JourneyId>;
  kind: string;
  version: Generated<number>;
  state: string;
  data: Json<unknown>;
  data_version: Generated<number>;
  /** Computed from `data` until the link of the chosen address is followed. */
  chosen_address_key: GeneratedAlways<string | null>;
  chosen_by: GeneratedAlways<HolderId | null>;
  browser_secret_hash: Buffer;
  started_at: At;
  expires_at: At;
};

export type LinkPurpose = "activation" | "recovery" | "code-and-link";

export type LinkTable = {
  space_id: InSpace;
  id: Generated<LinkId>;
  purpose: LinkPurpose;
  holder_id: HolderId;
  journey_id: JourneyId;
  address_key: string;
  issued_at: At;
  expires_at: At;
  used_at: MaybeAt;
};
