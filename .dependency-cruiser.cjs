// Who may import whom. Folders are the boundaries; this file is what keeps them (see docs/tour.md).

const below = ["kernel", "config"];
const ground = [...below, "spaces", "infra"];
const owned = [...ground, "subject"];
const people = [...owned, "imports", "registry", "account"];
const watched = [...people, "audit", "approvals"];
const behindTheDoor = [...watched, "letters"];
const drawing = ["ui", "http"];

/** Each room and the rooms it may import from, itself apart. */
const rooms = {
  kernel: [],
  config: ["kernel"],
  spaces: ["kernel"],
  ui: ["kernel"],
  http: ["kernel"],
  infra: [...below, "spaces"],
  subject: ground,
  imports: owned,
  registry: [...owned, "imports"],
  account: [...owned, "registry"],
  audit: owned,
  approvals: [...owned, "audit"],
  letters: watched,
  issued: watched,
  web: [...watched, ...drawing],
  captcha: [...owned, "http", "web"],
  journeys: [...behindTheDoor, "captcha", "web", ...drawing],
  modules: [...behindTheDoor, "issued", "web", ...drawing],
  office: [...behindTheDoor, "issued", "web", ...drawing],
  demo: [...behindTheDoor, "issued", "journeys", "modules", "office"],
  dev: [...behindTheDoor, "issued", ...drawing, "web", "captcha", "journeys", "modules", "office", "demo"],
};

/** Types that say what a room is given; they import rooms, and rooms import them. */
const given = "context\\.ts";
const givenTo = [
  "subject",
  "imports",
  "audit",
  "approvals",
  "registry",
  "account",
  "letters",
  "issued",
  "web",
  "captcha",
  "journeys",
  "modules",
  "office",
  "demo",
  "dev",
];

const layers = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-imports-only-from-below`,
  comment: `${room} may import: ${[room, ...allowed].join(", ")}.`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: {
    path: "^src/",
    pathNot: [
      `^src/(${[room, ...allowed].join("|")})/`,
      ...(givenTo.includes(room) ? [`^src/(${given})$`] : []),
    ],
  },
}));

module.exports = {
  forbidden: [
    ...layers,
    {
      name: "nobody-knows-the-demonstration",
      comment: "Its persons are named in demo/, which only its loader reads.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/demo/" },
      to: { path: "^demo/" },
    },
    {
      name: "gallery-is-lazy",
      comment: "The gallery, its states and their samples are imported where it opens, never in production.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/dev/|\\.states\\.tsx$|/samples/" },
      to: { path: "^src/dev/|\\.states\\.tsx$|/samples/|/sample(-member)?\\.ts$", dynamic: false },
    },
    {
      name: "pure-decisions",
      comment: "Decisions are pure: no package, no module of Node, no database, no page.",
      severity: "error",
      from: { path: "\\.(rules|policy|journey|status)\\.tsx?$" },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown", "core"],
        pathNot: "^buffer$|node_modules/zod/",
      },
    },
    {
      name: "no-page-in-a-decision",
      severity: "error",
      from: { path: "\\.(rules|policy|journey|status)\\.ts$" },
      to: {
        path: "^src/(http|ui|infra)/|\\.(queries|actions|routes|mails|letters)\\.tsx?$",
        pathNot: "\\.rules\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "modules-are-strangers",
      comment: "Modules meet in app.ts, or the shared idea goes down.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/" },
      to: { path: "^src/modules/[^/]+/", pathNot: "^src/modules/$1/" },
    },
    {
      name: "journeys-are-strangers",
      severity: "error",
      from: { path: "^src/journeys/.+\\.journey\\.tsx?$" },
      to: { path: "\\.journey\\.tsx?$" },
    },
    {
      name: "sql-in-queries-only",
      comment: "HTTP and drawings never see the database.",
      severity: "error",
      from: { path: "\\.(routes|mails|letters)\\.tsx?$|/pages/" },
      to: { path: "node_modules/(kysely|pg)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-http-in-actions",
      severity: "error",
      from: { path: "\\.(queries|actions)\\.tsx?$" },
      to: { path: "^src/(http|ui)/|^src/web/refuse-form|node_modules/(fastify|preact)/" },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "nothing-missing", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-tools-at-run-time",
      comment: "What runs in production is a dependency, not a tool of development.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
