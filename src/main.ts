import "#start/refuse-old-node.ts";

const { run } = await import("#start/run.ts");
// Without a database there is no separate worker: this process does both.
await run((config) => ({ web: true, worker: config.store.databaseUrl === null }));
