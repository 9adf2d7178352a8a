/** A gateway whose nodes are also published as a package of their own. */
export interface Gateway {
	/** Its folder under `nodes/`; its credentials begin with the same word. */
	folder: string;
	/** What it is called, as a person reads it. */
	title: string;
	/** Its page in `docs/`. */
	page: string;
	/** What npm finds the package by, beside the words that all have. */
	keywords: readonly string[];
}

/** All of them; one package each. */
export const GATEWAYS: readonly Gateway[] = [
	{
		folder: 'Qontak',
		title: 'Mekari Qontak',
		page: 'docs/qontak.md',
		keywords: ['qontak', 'mekari'],
	},
	{
		folder: 'Ivosights',
		title: 'Ivosights (IVOWBA)',
		page: 'docs/ivosights.md',
		keywords: ['ivosights', 'ivowba'],
	},
	{
		folder: 'DecisionTelecom',
		title: 'DecisionTelecom',
		page: 'docs/decisionTelecom.md',
		keywords: ['decisiontelecom'],
	},
];

/** The package's name on npm, such as `n8n-nodes-qontak-whatsapp`. */
export const packageName = ({ folder }: Gateway): string =>
	`n8n-nodes-${folder.toLowerCase()}-whatsapp`;

/** The branch that holds the package's source as it is published. */
export const branchName = (gateway: Gateway): string => `package/${packageName(gateway)}`;
