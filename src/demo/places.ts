import { join } from "node:path";
import { packageFolder } from "#kernel/package-folder.ts";

export const demonstrationFolder = (store: string) => join(store, "demo");

/** They hold live secrets, one reason why production has no demonstration. */
export const demonstrationLetters = (store: string) => join(demonstrationFolder(store), "courriers");

export const sampleFile = (name: string) => join(packageFolder(), "demo", name);
