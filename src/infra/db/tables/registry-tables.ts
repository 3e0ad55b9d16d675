import type { Generated } from "kysely";
import type { HolderId } from "#kernel/ids.ts";
import type { At, InSpace, MaybeAt } from "./columns.ts";

export type HolderTable = {
  space_id: InSpace;
  id: Generated<HolderId>;
  number: string;
  title: string;
  last_name: string;
  first_name: string;
  organisation: string;
  address_1: string;
  address_2: string;
  address_3: string;
  postal_code: string;
  city: string;
  country: string;
  email: string | null;
  phone: string | null;
  iban: string | null;
  /** ISO date, without a time. */
  birth_date: string | null;
  address_changed_at: MaybeAt;
  /** A letter came back from the address on file; cleared by the database when the address changes. */
  address_returned_at: MaybeAt;
  /** Of the e-mail address or the telephone. */
  contact_changed_at: MaybeAt;
  iban_changed_at: MaybeAt;
  demonstration: Generated<boolean>;
  closed_at: MaybeAt;
  created_at: At;
  updated_at: At;
};

/** Written by triggers: see migration 0046. */
export type HolderTermTable = { space_id: InSpace; holder_id: HolderId; term: string };

export type HolderToIndexTable = { space_id: InSpace; holder_id: HolderId };
