import { randomUUID } from 'node:crypto';
import { ORGANIZATION_ID } from '../organization.mts';
import { believableTemplates } from './believable.mts';
import type { Template, TemplateStatus } from './definition.mts';

/** What a test has to say about a template it adds; the rest is made up. */
export type NewTemplate = Pick<Template, 'name' | 'body'> & Partial<Template>;

/** A template and when it came, which Qontak keeps to itself. */
export interface StoredTemplate {
	id: string;
	created_at: string;
	template: Template;
}

/** The templates of the organisation. */
export class TemplateStore {
	private readonly stored = new Map<string, StoredTemplate>();
	/** Told when Meta has changed a template's status. */
	onReview: (template: Template) => void = () => undefined;

	constructor(private readonly now: () => Date) {
		for (const template of believableTemplates) this.add(template);
	}

	/** Adds a template, or takes the place of the one with the same id. */
	add(given: NewTemplate): Template {
		const template: Template = {
			id: randomUUID(),
			organization_id: ORGANIZATION_ID,
			language: 'id',
			header: null,
			footer: null,
			buttons: [],
			status: 'APPROVED',
			category: 'UTILITY',
			quality_rating: null,
			quality_rating_text: 'Neutral',
			type: 'campaign',
			...structuredClone(given),
		};
		const { id } = template;
		this.stored.set(id, { id, template, created_at: this.now().toISOString() });
		return template;
	}

	get(id: string): Template | undefined {
		return this.stored.get(id)?.template;
	}

	byName(name: string, language?: string): Template | undefined {
		return this.all().find(
			(one) => one.name === name && (language === undefined || one.language === language),
		);
	}

	all(): Template[] {
		return this.listed().map(({ template }) => template);
	}

	listed(): StoredTemplate[] {
		return [...this.stored.values()];
	}

	remove(id: string): void {
		this.stored.delete(id);
	}

	clear(): void {
		this.stored.clear();
	}

	/** Meta has looked at a template; the organisation's webhook is told. */
	review(id: string, status: TemplateStatus): void {
		const template = this.get(id);
		if (!template) throw new Error(`There is no template ${id}`);
		template.status = status;
		this.onReview(template);
	}
}
