import { createHmac } from "node:crypto";
import { serveAssets } from "#http/answers/assets.ts";
import { createServer } from "#http/server.ts";
import { assetsFolder } from "#ui/frame/assets.ts";
import { galleryRoutes } from "../../src/dev/gallery.routes.tsx";
import { openGallery } from "../../src/dev/gallery.tsx";
import { contributed } from "../support/contributed.ts";

const gallery = await openGallery(contributed);

// The gallery behind the real headers: prints its address and its entries, then waits.
const app = createServer({
  publicUrl: new URL("http://127.0.0.1"),
  keys: { sign: (_, ...parts) => createHmac("sha256", "test").update(JSON.stringify(parts)).digest() },
  proxies: [],
  log: false,
  drawError: (_, { status }) => `<html lang="fr"><title>${status}</title></html>`,
  isReady: async () => true,
});
serveAssets(app, assetsFolder, "/assets/", true);
galleryRoutes(app, gallery);
const origin = await app.listen({ port: 0, host: "127.0.0.1" });
const paths = gallery.flatMap((room) => room.entries.map(({ key }) => `/_dev/pages/${room.key}/${key}`));
console.log(JSON.stringify({ origin, paths: ["/_dev/pages", ...paths] }));
