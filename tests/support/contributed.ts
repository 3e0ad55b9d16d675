import { collect } from "#subject/contributed.ts";
import { modules, subjectsWith } from "../../src/app.ts";

/** The contributions of every subject of this build. */
export const contributed = collect(subjectsWith(modules));
