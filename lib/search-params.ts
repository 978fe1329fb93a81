export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The parameters of a page's address, repeated ones kept. */
export async function searchParamsOf(searchParams: SearchParams): Promise<URLSearchParams> {
  const entries = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(entries);
}
