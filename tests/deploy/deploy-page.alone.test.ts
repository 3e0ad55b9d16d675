import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { packageFolder } from "#kernel/package-folder.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { freePort } from "../support/running-parvis.ts";
import { blocksIn, blockWith } from "./page.ts";

const registry = `number;last_name;first_name;address_1;postal_code;city
N7000001;Durand;Anne;1 rue du Port;29000;Quimper
`;

/** The commands of a block, except those that fetch and build: the checkout exists already. */
const commandsOf = (block: string) =>
  block
    .split("\n")
    .filter((line) => !/^git clone|npm ci/.test(line))
    .join("\n");

it.runIf(process.getuid?.() === 0)(
  "every command of the deploy page works as printed, for the service's user on a checkout owned by root",
  async () => {
    await using folder = await temporaryFolder();
    const database = await freshDatabase();
    const port = await freePort();
    const workerPort = await freePort();
    const environment = blockWith("ini", "NODE_ENV=production")
      .replace(/^PORT=.*$/m, `PORT=${port}`)
      .replace(/^PARVIS_WORKER_PORT=.*$/m, `PARVIS_WORKER_PORT=${workerPort}`)
      .replace(/^DATABASE_URL=.*$/m, `DATABASE_URL=${database.url}`)
      .replace(/^PARVIS_SECRET=.*$/m, "PARVIS_SECRET='a secret with $igns & spaces, 32 long'");
    const unit = blockWith("ini", "ExecStart=");
    const start = /^ExecStart=(.*)$/m.exec(unit)?.[1] ?? "";
    expect(start).toMatch(/ serve$/);
    const everyday = commandsOf(blockWith("sh", "parvis import registry"));
    const restored = blocksIn("sh").find((block) => block.includes("after-restore")) ?? "";
    const script = [
      commandsOf(blockWith("sh", "useradd")),
      blockWith("sh", "/dev/null /etc/parvis/env"),
      `cat > /etc/parvis/env <<'ENV'\n${environment}ENV`,
      `cd ${folder.path}`,
      `cat > registre.csv <<'CSV'\n${registry}CSV`,
      everyday
        // The page's mail server and carrier do not exist here: their lines say `non`.
        .replace(/^(.*parvis check)$/m, "$1 || test $? -eq 1")
        .replace(
          "<batch>",
          '"$(ls /srv/parvis/courriers | sed -n "s/.*-\\([0-9a-f-]\\{36\\}\\)\\.pdf/\\1/p" | head -1)"',
        ),
      restored,
      "cd /opt/parvis",
      asService(start, port),
      asService(start.replace(/serve$/, "worker"), workerPort),
      'runuser -u parvis -- sh -c "test ! -w /opt/parvis/dist && test ! -w /etc/parvis/env"',
      "echo all done",
    ].join("\n");
    const commands = join(folder.path, "commands.sh");
    await writeFile(commands, script);
    const words = [packageFolder(), folder.path, commands];
    const outcome = await promisify(execFile)(
      "unshare",
      ["--mount", "sh", join(packageFolder(), "tests", "deploy", "as-printed.sh"), ...words],
      { env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" } },
    ).catch((error) => error);
    await database.close();
    const printed = `${outcome.stdout}\n${outcome.stderr}`;
    expect(printed).toMatch(/^ok +Base/m);
    expect(printed).not.toContain("npx parvis");
    expect(printed).toContain("Import terminé.");
    expect(printed).toMatch(/Lot [0-9a-f-]{36} : 1 courrier à la poste ; son PDF est détruit/);
    expect(printed).toMatch(/npfr : sessions 0/);
    expect(printed).toContain("all done");
  },
  120_000,
);

/** The unit as systemd runs it: its user, its environment, SIGTERM; ready meanwhile, and exit code 0. */
const asService = (start: string, port: number) => `
setpriv --reuid=parvis --regid=parvis --init-groups sh -c 'set -a; . /etc/parvis/env; exec ${start}' >/dev/null 2>&1 &
service=$!
until node -e 'fetch("http://127.0.0.1:${port}/readyz").then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))'
do kill -0 $service; sleep 0.3; done
kill -TERM $service
wait $service`;
