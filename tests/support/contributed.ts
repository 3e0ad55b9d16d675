import { collect } from "#subject/contributed.ts";
import { subjects } from "../../src/app.ts";

/** The contributions of every subject of this build. */
export const contributed = collect(subjects);
