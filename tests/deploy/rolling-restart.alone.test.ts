import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { freePort, startParvis } from "../support/running-parvis.ts";
import { blockWith } from "./page.ts";

it("answers every request while two web servers restart behind the printed proxy", async () => {
  await using folder = await temporaryFolder();
  const database = await freshDatabase();
  const [first, second, front] = await Promise.all([freePort(), freePort(), freePort()]);
  const environment = {
    NODE_ENV: "production",
    PARVIS_URL: "https://portail.example",
    PARVIS_SECRET: "0123456789abcdef0123456789abcdef",
    PARVIS_PROXIES: "127.0.0.1",
    PARVIS_DATA: folder.path,
    DATABASE_URL: database.url,
  };
  const serve = (port: number) => startParvis({ ...environment, PORT: String(port) });
  const webs = [await serve(first), await serve(second)];
  const nginx = await startNginx(folder.path, { first, second, front });

  let over = false;
  const statuses: number[] = [];
  const visits = [0, 1, 2, 3].map(async () => {
    while (!over) {
      const answer = await fetch(`http://127.0.0.1:${front}/npfr`, { headers: { host: "portail.example" } });
      await answer.arrayBuffer();
      statuses.push(answer.status);
      await wait(20);
    }
  });
  for (const [index, port] of [first, second].entries()) {
    await webs[index]?.stop();
    webs[index] = await serve(port);
  }
  over = true;
  await Promise.all(visits);
  nginx.kill("SIGQUIT");
  await once(nginx, "close");
  await Promise.all(webs.map((web) => web.stop("SIGKILL")));
  await database.close();
  expect(statuses.length).toBeGreaterThan(100);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
}, 120_000);

/** Where `npm test` unpacks nginx on a machine without it. */
const unpackedTools = join(packageFolder(), "var", "tests", "tools", "usr", "sbin");

type Ports = { first: number; second: number; front: number };

/** The printed block, with the ports of this test and without its certificate. */
async function startNginx(folder: string, { first, second, front }: Ports) {
  const block = blockWith("nginx", "upstream parvis")
    .replace("127.0.0.1:3000", `127.0.0.1:${first}`)
    .replace("127.0.0.1:3010", `127.0.0.1:${second}`)
    .replace("listen 443 ssl", `listen 127.0.0.1:${front}`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
    .join("\n");
  const file = join(folder, "nginx.conf");
  await writeFile(
    file,
    `daemon off; master_process off; pid ${join(folder, "nginx.pid")}; error_log ${join(folder, "nginx.log")};
    events {} http { access_log off; ${temporary} ${block} }`,
  );
  const { PATH = "" } = process.env;
  const nginx = spawn("nginx", ["-e", "stderr", "-c", file], {
    env: { PATH: `${PATH}:/usr/sbin:${unpackedTools}` },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const refused = once(nginx, "error").then(([error]) => Promise.reject(error));
  const isUp = () =>
    fetch(`http://127.0.0.1:${front}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await Promise.race([isUp(), refused]))) await wait(50);
  return nginx;
}
