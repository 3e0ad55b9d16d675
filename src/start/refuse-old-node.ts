const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Parvis needs Node 22.18 or later, and this is ${process.versions.node}: run it with \`npm start\` or \`npx parvis\`, which bring their own.`,
  );
  process.exit(1);
}
