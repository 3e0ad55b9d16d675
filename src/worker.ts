import "#start/refuse-old-node.ts";

const { run } = await import("#start/run.ts");
await run(() => ({ web: false, worker: true }));
