// The arrows between the folders: nodes -> src/n8n -> rooms -> records; rooms know only their own
// port; only src/store knows SQL and third-party libraries come in through src/vendor.

const ROOMS = [
	'intake',
	'normalize',
	'dedupe',
	'debounce',
	'score-route',
	'suppression',
	'letters',
	'esp',
];

/** A folder as an import may name it from wherever it stands. */
const folder = (name) => `(^|/)${name}(/|$)`;

/**
 * @param {string[]} files
 * @param {string[][]} forbidden pairs of a pattern and what to say
 * @returns {import('eslint').Linter.Config}
 */
function zone(files, forbidden) {
	return {
		files,
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: forbidden.map(([regex, message]) => ({ regex, message })) },
			],
		},
	};
}

const libraries = [
	'^(zod|kysely|pg|libphonenumber-js|@sendgrid)(/|$)',
	'Import third-party libraries through src/vendor.',
];
const n8n = ['^n8n-(workflow|core)$', 'Only nodes, credentials and src/n8n know n8n.'];
const glue = [folder('n8n'), 'Rooms and the store do not know n8n; src/n8n calls them.'];
const nodes = [folder('nodes'), 'src does not know the nodes that use it.'];
const sql = [folder('(kysely|pg)'), 'Only src/store knows SQL.'];
const store = [folder('store'), 'A room knows only its own port; src/store implements it.'];

const rooms = ROOMS.map((room) => {
	const others = ROOMS.filter((other) => other !== room).map((other) => [
		`\\.\\./${other}/`,
		'Rooms do not import each other: what both need goes to records or into the own port.',
	]);
	return zone([`src/${room}/**/*.ts`], [libraries, n8n, glue, nodes, sql, store, ...others]);
});

export const importZones = [
	...rooms,
	zone(
		['src/records/**/*.ts'],
		[
			libraries,
			n8n,
			glue,
			nodes,
			sql,
			store,
			[`\\.\\./(${ROOMS.join('|')})/`, 'Records are known to the rooms, not the other way round.'],
		],
	),
	zone(['src/store/**/*.ts'], [libraries, n8n, glue, nodes]),
	zone(['src/n8n/**/*.ts'], [libraries, nodes, sql]),
	zone(['src/*.ts'], [libraries, n8n, glue, nodes, sql, store]),
	zone(
		['nodes/**/*.ts', 'credentials/**/*.ts'],
		[libraries, sql, [folder('store'), 'Nodes reach the store through src/n8n.']],
	),
];
