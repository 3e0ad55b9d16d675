import type { UploadState } from "#infra/db/tables/import-tables.ts";
import { stateWords } from "../uploads/upload.status.ts";

export type ListFilter = { state: UploadState | undefined };

const states = Object.keys(stateWords) as UploadState[];

/** Reads `?etat=`; a state that does not exist filters nothing. */
export const readFilter = ({ etat }: Readonly<Record<string, string>>): ListFilter => ({
  state: states.find((state) => state === etat),
});

export const stateOptions = states.map((value) => ({ value, label: stateWords[value] }));
