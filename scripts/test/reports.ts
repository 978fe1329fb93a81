import fs from 'node:fs';

export type Count = { passed: number; failed: number };

/** Tests passed and failed in a report of vitest's json reporter. */
export function countVitest(report: string): Count {
  const { numPassedTests, numFailedTests } = read<{ numPassedTests: number; numFailedTests: number }>(report);
  return { passed: numPassedTests, failed: numFailedTests };
}

/** Tests passed and failed in a report of Playwright's json reporter; one that passed at a second try has passed. */
export function countPlaywright(report: string): Count {
  const { stats } = read<{ stats: { expected: number; flaky: number; unexpected: number } }>(report);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

function read<T>(report: string): T {
  return JSON.parse(fs.readFileSync(report, 'utf8')) as T;
}
