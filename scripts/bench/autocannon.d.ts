// The package carries no types: only what scripts/bench/load.ts uses.
declare module 'autocannon' {
  type Options = { url: string; connections: number; duration: number; headers?: Record<string, string> };
  type Result = { requests: { average: number }; errors: number; non2xx: number };
  type Run = PromiseLike<Result> & {
    on(event: 'response', seen: (client: unknown, status: number, bytes: number, milliseconds: number) => void): void;
  };
  export default function autocannon(options: Options): Run;
}
