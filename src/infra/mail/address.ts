/** The domain a mail goes to, as a group of jobs: a few letters that name no one. */
export const destinationOf = (recipient: string) =>
  recipient
    .slice(recipient.lastIndexOf("@") + 1)
    .toLowerCase()
    .replace(/[^a-z0-9.-]/g, "-")
    .slice(0, 200) || "-";
