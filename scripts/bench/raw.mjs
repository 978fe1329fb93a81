// The control: no framework, no ORM, the same statements under the same policies, answered as JSON.
import http from 'node:http';
import pg from 'pg';

const { DATABASE_URL, PORT, BENCH_REQUETES, BENCH_UTILISATEUR, MAILLAGE_MAINTENANT } = process.env;
const queries = JSON.parse(BENCH_REQUETES);
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
// An idle connection that PostgreSQL closes is simply replaced.
pool.on('error', () => undefined);

async function read() {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(
      "select set_config('role', 'maillage_app', true), set_config('maillage.utilisateur', $1, true), set_config('maillage.maintenant', $2, true)",
      [BENCH_UTILISATEUR, MAILLAGE_MAINTENANT],
    );
    const answers = [];
    for (const query of queries) answers.push((await client.query(query)).rows);
    await client.query('commit');
    return answers;
  } finally {
    client.release();
  }
}

http
  .createServer((_request, response) => {
    read().then(
      (answers) => response.setHeader('content-type', 'application/json').end(JSON.stringify(answers)),
      (error) => response.writeHead(500).end(String(error)),
    );
  })
  .listen(Number(PORT), '127.0.0.1');
