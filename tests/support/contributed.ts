import { collect } from "#subject/contributed.ts";
import { subjects } from "../../src/app.ts";

/** What the subjects of this build contribute. */
export const contributed = collect(subjects);
