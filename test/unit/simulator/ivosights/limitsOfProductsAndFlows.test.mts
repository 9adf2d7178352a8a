import { type Body, testLimits, times, x } from './limits.mts';

testLimits('single-product', [
	[
		'the product',
		{ action: { catalog_id: '1', product_retailer_id: 'a' } },
		{ action: { catalog_id: '1' } },
		'action.product_retailer_id',
	],
]);

const section = (count: number) => ({
	title: 'a',
	product_items: times(count, (index) => ({ product_retailer_id: `p${index}` })),
});
const products = (sections: unknown[], rest: Body = {}) => ({
	header: 'Baru',
	body: 'Lihat',
	action: { catalog_id: '1', sections },
	...rest,
});

testLimits('multi-product', [
	[
		'products in total',
		products([section(30)]),
		products([section(30), section(1)]),
		'action.sections',
	],
	[
		'sections',
		products(times(10, () => section(1))),
		products(times(11, () => section(1))),
		'action.sections',
	],
	[
		'a header of words',
		products([section(1)], { header: x(60) }),
		products([section(1)], { header: x(61) }),
		'header',
	],
	[
		'a plain header',
		products([section(1)]),
		products([section(1)], { header: { type: 'text', text: 'a' } }),
		'header',
	],
	['a body', products([section(1)]), products([section(1)], { body: undefined }), 'body'],
]);

const flow = (change: Body = {}) => ({
	body: 'Isi',
	action: {
		parameters: {
			flow_message_version: '3',
			flow_id: '1',
			flow_cta: 'Isi',
			flow_action: 'navigate',
			flow_action_payload: { screen: 'A' },
			...change,
		},
	},
});
const exchange = { flow_action: 'data_exchange' };
const field = (name: string) => `action.parameters.${name}`;

testLimits('flow', [
	['label', flow({ flow_cta: x(30) }), flow({ flow_cta: x(31) }), field('flow_cta')],
	['no emoji', flow(), flow({ flow_cta: 'Isi 😀' }), field('flow_cta')],
	['version', flow(), flow({ flow_message_version: '4' }), field('flow_message_version')],
	['a flow', flow(), flow({ flow_id: undefined }), field('flow_id')],
	[
		'a screen to go to',
		flow(),
		flow({ flow_action_payload: undefined }),
		field('flow_action_payload'),
	],
	[
		'no screen for data',
		flow({ ...exchange, flow_action_payload: undefined }),
		flow(exchange),
		field('flow_action_payload'),
	],
]);
