import { collect } from "#subject/contributed.ts";
import { modules, subjectsWith } from "../../src/app.ts";

/** What the subjects of this build contribute. */
export const contributed = collect(subjectsWith(modules));
