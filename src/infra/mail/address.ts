/** The domain of an address, as the group of a job: it names no one. */
export const destinationOf = (recipient: string) =>
  recipient
    .slice(recipient.lastIndexOf("@") + 1)
    .toLowerCase()
    .replace(/[^a-z0-9.-]/g, "-")
    .slice(0, 200) || "-";
