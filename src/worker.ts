import "./refuse-old-node.ts";

const { run } = await import("./run.ts");
await run(() => ({ web: false, worker: true }));
