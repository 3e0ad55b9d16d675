import { join } from "node:path";
import { packageFolder } from "#kernel/package-folder.ts";

/** What the demonstration keeps in the folder of an installation. */
export const demonstrationFolder = (store: string) => join(store, "demo");

/** The letters it printed. They hold live secrets, which is why production has no demonstration. */
export const demonstrationLetters = (store: string) => join(demonstrationFolder(store), "courriers");

/** A file that comes with Parvis, such as the sample registry. */
export const sampleFile = (name: string) => join(packageFolder(), "demo", name);
