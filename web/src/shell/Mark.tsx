/** The product's mark: a loop that ends in a check. */
export function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <g stroke="var(--brand)" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round">
        <path d="M20.5 12a8.5 8.5 0 1 1-3.1-6.56" />
        <path d="m8 12.2 3 3 8.6-9.4" />
      </g>
    </svg>
  );
}
