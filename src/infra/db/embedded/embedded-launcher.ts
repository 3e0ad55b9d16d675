import { type ExecFileOptions, execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { PlainFailure } from "#kernel/plain-failure.ts";

/** Runs a PostgreSQL program as a user that PostgreSQL accepts; returns its output. */
export type Launch = (program: string, args: readonly string[], input?: string) => Promise<string>;

export type SystemUser = { uid: number; gid: number };

export type Launcher = {
  launch: Launch;
  owner: SystemUser | null;
};

/** PostgreSQL refuses root and users without a name: it then runs in a user namespace, or as a system user. */
export async function chooseLauncher(parent: string, postgres: string, madeBy?: number): Promise<Launcher> {
  const uid = process.getuid?.();
  const users = await systemUsers();
  if (uid === undefined || users.length === 0 || (uid !== 0 && users.some((user) => user.uid === uid)))
    return { launch: launchWith([], {}), owner: null };
  const others = users.filter((user) => user.uid !== 0);
  const [first] = others;
  const inNamespace = first && { launch: launchWith(namespaceOf(first), {}), owner: null };
  const asUsers = uid === 0 ? others.map((user) => ({ launch: launchWith([], user), owner: user })) : [];
  if (madeBy === undefined || madeBy === uid)
    if (inNamespace && (await reaches(inNamespace, parent, postgres))) return inNamespace;
  for (const candidate of asUsers)
    if (madeBy === undefined || candidate.owner.uid === madeBy)
      if (await reaches(candidate, parent, postgres)) return candidate;
  throw new PlainFailure(
    "PostgreSQL refuse root, et aucun autre utilisateur de cette machine n’atteint Parvis et ses données. " +
      "Lancez Parvis en simple utilisateur, sortez-le d’un dossier privé, ou réglez DATABASE_URL.",
  );
}

/** Users that own no personal files come first. */
async function systemUsers(): Promise<SystemUser[]> {
  const text = await readFile("/etc/passwd", "utf8").catch(() => "");
  const users = text.split("\n").flatMap((line) => {
    const [name = "", , uid = "", gid = ""] = line.split(":");
    return uid === "" ? [] : [{ name, uid: Number(uid), gid: Number(gid) }];
  });
  const preferred = ["postgres", "nobody"];
  return [...users.filter(({ name }) => preferred.includes(name)), ...users]
    .filter((user, index, all) => all.findIndex(({ uid }) => uid === user.uid) === index)
    .map(({ uid, gid }) => ({ uid, gid }));
}

const namespaceOf = ({ uid, gid }: SystemUser) => [
  "unshare",
  "--user",
  `--map-user=${uid}`,
  `--map-group=${gid}`,
  "--",
];

function launchWith(prefix: readonly string[], identity: Partial<SystemUser>): Launch {
  const options: ExecFileOptions = { ...identity, cwd: "/", env: environment(), maxBuffer: 2 ** 24 };
  return (program, args, input = "") => {
    const [command = program, ...words] = [...prefix, program, ...args];
    return new Promise((resolve, reject) => {
      const child = execFile(command, words, options, (error, stdout, stderr) => {
        if (error) reject(new Error(`${program} failed: ${String(stderr) || error.message}`.trim()));
        else resolve(String(stdout));
      });
      child.stdin?.on("error", () => undefined).end(input);
    });
  };
}

/** PostgreSQL gets neither the secrets of Parvis nor a PGPORT meant for another server. */
function environment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "HOME", "SystemRoot", "TEMP", "TMP", "LD_LIBRARY_PATH"];
  const entries = kept.map((name) => [name, process.env[name]]).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(entries), LC_ALL: "C" };
}

async function reaches({ launch }: Launcher, parent: string, postgres: string): Promise<boolean> {
  const tries = [launch(postgres, ["--version"]), launch("/bin/sh", ["-c", 'test -x "$0"', parent])];
  return Promise.all(tries).then(
    () => true,
    () => false,
  );
}
