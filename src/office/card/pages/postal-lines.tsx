import type { PostalAddress } from "../correct/correction.rules.ts";

/** As on an envelope. */
export const PostalLines = ({ card }: { card: PostalAddress }) => {
  const { address1, address2, address3, postalCode, city, country } = card;
  const lines = [address1, address2, address3, `${postalCode} ${city}`, country === "FR" ? "" : country];
  return (
    <>
      {lines
        .filter((line) => line.trim() !== "")
        .map((line, place) => (
          <span key={line}>
            {place > 0 && <br />}
            {line}
          </span>
        ))}
    </>
  );
};
