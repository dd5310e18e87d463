// Starts a PostgreSQL, says where it is, and waits to be killed.
import { startPostgres } from '../postgres-server.mts';

const { folder, coordinates } = await startPostgres();
process.send?.({ folder, port: coordinates.port });
setInterval(() => {}, 60_000);
