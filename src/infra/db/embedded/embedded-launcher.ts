import { type ExecFileOptions, execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { PlainFailure } from "#kernel/plain-failure.ts";

/** Runs a program of PostgreSQL as somebody PostgreSQL accepts, and answers what it printed. */
export type Launch = (program: string, args: readonly string[], input?: string) => Promise<string>;

export type SystemUser = { uid: number; gid: number };

export type Launcher = {
  launch: Launch;
  /** Who must own the files of the cluster; `null` when whoever runs Parvis does. */
  owner: SystemUser | null;
};

/**
 * PostgreSQL refuses root, and anybody without a name. Those run it under another identity: first in a user
 * namespace, where root's own files stay readable (a clone under /root), else as a system user.
 */
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

/** Those who own no person's files come first. */
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

/** PostgreSQL is told nothing of Parvis: neither its secrets nor a PGPORT meant for another server. */
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
