import { hexId } from '../../core/ids.mts';
import type { Template, TemplateComponent, TemplateStatus } from './definition.mts';
import { believableTemplates } from './believable.mts';

/** What a test has to say about a template it adds; the rest is made up. */
export type NewTemplate = Partial<Template> & {
	components: TemplateComponent[];
	/** False: listed under "all templates" only, and not sendable by this account. */
	mine?: boolean;
};

/** The templates of the simulated account. */
export class TemplateStore {
	private readonly templates = new Map<string, { template: Template; mine: boolean }>();
	private nextNumber = 408466377096510;

	constructor(private readonly now: () => Date) {
		for (const template of believableTemplates) this.add(template);
	}

	/** Adds a template, or takes the place of the one with the same id. */
	add({ mine = true, ...given }: NewTemplate): Template {
		const name = given.template_name ?? slug(given.label ?? 'untitled_template');
		const at = this.now().toISOString().replace('Z', '000Z');
		const template: Template = {
			id: given.id ?? hexId(),
			label: given.label ?? titleCase(name),
			template_name: name,
			template_id: given.template_id ?? (this.nextNumber += 7919),
			status: given.status ?? 'approved',
			category_id: given.category_id ?? 'UTILITY',
			language_id: given.language_id ?? 'id',
			components: structuredClone(given.components),
			histories: given.histories ?? [],
			created_at: given.created_at ?? at,
			updated_at: given.updated_at ?? at,
		};
		this.templates.set(template.id, { template, mine });
		return template;
	}

	get(id: string): Template | undefined {
		return this.templates.get(id)?.template;
	}

	/** Finds by name, and by language if told. */
	byName(name: string, language?: string): Template | undefined {
		return this.all().find(
			(template) =>
				template.template_name === name &&
				(language === undefined || template.language_id === language),
		);
	}

	/** Those assigned to the account. */
	mine(): Template[] {
		return [...this.templates.values()].filter(({ mine }) => mine).map(({ template }) => template);
	}

	all(): Template[] {
		return [...this.templates.values()].map(({ template }) => template);
	}

	remove(id: string): void {
		this.templates.delete(id);
	}

	clear(): void {
		this.templates.clear();
	}

	/** Meta has looked at a template. */
	review(id: string, status: Extract<TemplateStatus, 'approved' | 'rejected'>): void {
		this.set(id, { status });
	}

	/** Changes a template in place. */
	set(id: string, change: Partial<Omit<Template, 'id'>>): Template | undefined {
		const template = this.get(id);
		if (!template) return undefined;
		const updated_at = this.now().toISOString().replace('Z', '000Z');
		return Object.assign(template, change, { updated_at });
	}
}

/** A template's name from its label: lower case, digits and underscores. */
export function slug(label: string): string {
	const name = label.toLowerCase().replace(/[^a-z0-9]+/g, '_');
	return name.replace(/^_+|_+$/g, '').slice(0, 512) || 'template';
}

function titleCase(name: string): string {
	return name.replace(
		/(^|_)([a-z])/g,
		(_match, gap: string, letter: string) => `${gap ? ' ' : ''}${letter.toUpperCase()}`,
	);
}
