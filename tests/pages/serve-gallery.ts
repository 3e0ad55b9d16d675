import { type Served, serveProgram } from "./serve-program.ts";

/** The running gallery: its address and its entries. */
export type ServedGallery = Served<{ paths: readonly string[] }>;

/** Serves every page in every state. */
export const serveGallery = (): Promise<ServedGallery> => serveProgram("tests/pages/gallery-server.ts");
