import "#start/refuse-old-node.ts";

const { run } = await import("#start/run.ts");
// Somebody who set up no database set up no worker either.
await run((config) => ({ web: true, worker: config.store.databaseUrl === null }));
