/** `1,2 s`. */
export function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1).replace('.', ',')} s`;
}

/** Runs one step; its title shows at once, then what `work` says of it, then how long it took. */
export async function step<T>(title: string, work: (say: (detail: string) => void) => Promise<T> | T): Promise<T> {
  const start = Date.now();
  const details: string[] = [];
  process.stdout.write(`• ${title}… `);
  try {
    const result = await work((detail) => details.push(detail));
    console.log([...details, seconds(start)].join(', '));
    return result;
  } catch (error) {
    console.log('échec');
    throw error;
  }
}
