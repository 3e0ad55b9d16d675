import { serveAssets } from "#http/answers/assets.ts";
import { assetsFolder } from "#ui/frame/assets.ts";
import { fieldsHouse } from "../http/fields/fields-house.tsx";

// A form with every kind of field behind the real server: prints its address, then waits.
const { app } = fieldsHouse("http://127.0.0.1");
serveAssets(app, assetsFolder, "/assets/", true);
console.log(JSON.stringify({ origin: await app.listen({ port: 0, host: "127.0.0.1" }) }));
