import { body, buttons, footer, header, mediaHeader, oneTimePassword } from './build.mts';
import type { NewTemplate } from './store.mts';

/** Files that the examples of media headers point to. */
const IMAGE = 'https://www.google.com/images/branding/googlelogo/2x/googlelogo_color_92x30dp.png';
const PDF = 'https://ivosights.com/assets/collections/insights/674486569820220714020526.pdf';
const VIDEO = 'https://ivosights.com/assets/product-tour.mp4';

/** The two templates that the IVOWBA document prints, to the letter. */
export const printedTemplates: NewTemplate[] = [
	{
		id: '60243665e4058d3b4a377bd2',
		label: 'New Project Setup Notification',
		template_name: 'new_project_setup_notification',
		template_id: 408466377096510,
		status: 'approved',
		category_id: 'UTILITY',
		language_id: 'id',
		components: [
			{
				type: 'HEADER',
				format: 'TEXT',
				text: 'Notifikasi Akun {{1}}',
				parameters: { '{{1}}': null },
			},
			{
				type: 'BODY',
				text: 'Halo {{1}}, Terimakasih telah menggunakan layanan Kami.\nAkun WhatsApp Business Anda sudah siap untuk digunakan.\nSilahkan login ke halaman dashboard untuk informasi lebih lanjut.',
				parameters: { '{{1}}': null },
			},
			{ type: 'FOOTER', text: 'Ivosights', parameters: [] },
			{
				type: 'BUTTONS',
				buttons: [
					{ type: 'URL', text: 'Website', url: 'https://ivosights.com' },
					{ type: 'PHONE_NUMBER', text: 'Bantuan', phone_number: '+622122902218' },
				],
			},
		],
		created_at: '2021-05-10T05:13:23.843000Z',
		updated_at: '2021-05-10T05:13:23.843000Z',
	},
	{
		id: '60243665e4058d3b4a377bce',
		label: 'Issue Resolve',
		template_name: 'issue_resolve',
		template_id: 3569517459822920,
		status: 'approved',
		category_id: 'ISSUE_RESOLUTION',
		language_id: 'id',
		components: [
			{
				type: 'BODY',
				text: 'Permasalahan {{1}} telah terselesaikan. Jika Anda masih mengalami kendala, beri tahu kami melalui whatsapp ini. Kami senang dapat melayani Anda.',
				examples: [
					'Permasalahan #21 telah terselesaikan. Jika Anda masih mengalami kendala, beri tahu kami melalui whatsapp ini. Kami senang dapat melayani Anda',
				],
				parameters: { '{{1}}': null },
			},
		],
		created_at: '2021-05-10T05:13:23.808000Z',
		updated_at: '2021-05-10T05:13:23.808000Z',
		mine: false,
	},
];

/** Templates such as a shop has: every kind of header, variable and button, and enough for two pages. */
export const believableTemplates: NewTemplate[] = [
	...printedTemplates,
	{
		id: '635a31939245d054dd2c7ad6',
		label: 'Store Hours',
		components: [body('Toko kami buka setiap hari pukul 09.00 sampai 21.00 WIB.')],
	},
	{
		id: '6639e8bb1a7e0b7fb3365514',
		label: 'Member Registration',
		category_id: 'MARKETING',
		components: [
			body('Daftar sekarang dan dapatkan poin untuk setiap pembelian.'),
			buttons({ type: 'FLOW', text: 'Daftar', flow_id: '1180378639999979' }),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2c1',
		label: 'Order Shipped',
		components: [
			header('Pesanan {{1}}', 'INV-2041'),
			body('Halo {{1}}, pesanan Anda sudah dikirim dengan {{2}} dan tiba sekitar {{3}}.', [
				'Ayu',
				'JNE',
				'Kamis, 12 Juni',
			]),
			footer('Toko Nusantara'),
			buttons({
				type: 'URL',
				text: 'Lacak pesanan',
				url: 'https://toko.example/lacak/{{1}}',
				url_type: 'dynamic',
				examples: ['INV-2041'],
			}),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2c2',
		label: 'Weekend Promo',
		category_id: 'MARKETING',
		components: [
			mediaHeader('IMAGE', IMAGE),
			body('Hai {{1}}, akhir pekan ini semua kopi diskon {{2}}. Sampai jumpa di toko!', [
				'Budi',
				'20%',
			]),
			footer('Balas STOP untuk berhenti'),
			buttons(
				{ type: 'QUICK_REPLY', text: 'Saya tertarik' },
				{ type: 'QUICK_REPLY', text: 'Lain kali' },
			),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2c3',
		label: 'Weekend Promo',
		template_name: 'weekend_promo',
		language_id: 'en',
		category_id: 'MARKETING',
		components: [
			mediaHeader('IMAGE', IMAGE),
			body('Hi {{1}}, all coffee is {{2}} off this weekend. See you at the store!', [
				'Budi',
				'20%',
			]),
			footer('Reply STOP to opt out'),
			buttons(
				{ type: 'QUICK_REPLY', text: 'I am interested' },
				{ type: 'QUICK_REPLY', text: 'Another time' },
			),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2c4',
		label: 'Monthly Invoice',
		components: [
			mediaHeader('DOCUMENT', PDF),
			body('Yth. {{1}}, tagihan bulan {{2}} sebesar {{3}} terlampir. Terima kasih.', [
				'Citra',
				'Mei',
				'Rp150.000',
			]),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2c5',
		label: 'Product Tour',
		category_id: 'MARKETING',
		components: [
			mediaHeader('VIDEO', VIDEO),
			body('Kenali produk baru kami dalam satu menit.'),
			buttons({ type: 'URL', text: 'Lihat produk', url: 'https://toko.example/baru' }),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2c6',
		label: 'Login Code',
		category_id: 'AUTHENTICATION',
		language_id: 'en',
		components: oneTimePassword({
			text: 'Copy code',
			securityRecommendation: true,
			expiresInMinutes: 10,
		}),
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2c7',
		label: 'Birthday Voucher',
		category_id: 'MARKETING',
		components: [
			body('Selamat ulang tahun, {{1}}! Ini hadiah kecil dari kami.', ['Dimas']),
			buttons({ type: 'COPY_CODE', text: 'Salin kode', examples: ['ULTAH25'] }),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2c8',
		label: 'Appointment Reminder',
		components: [
			body('Halo {{name}}, janji temu Anda pada {{day}} pukul {{time}}. Sampai bertemu.', [
				'Eka',
				'Senin',
				'10.00',
			]),
			buttons(
				{ type: 'QUICK_REPLY', text: 'Hadir' },
				{ type: 'QUICK_REPLY', text: 'Ganti jadwal' },
				{ type: 'PHONE_NUMBER', text: 'Telepon kami', phone_number: '+622122902218' },
			),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2c9',
		label: 'Payment Received',
		components: [
			body('Pembayaran {{1}} untuk {{2}} sudah kami terima. Terima kasih.', [
				'Rp150.000',
				'INV-2041',
			]),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2ca',
		label: 'Order Confirmation',
		language_id: 'en',
		components: [body('Hi {{1}}, we have your order {{2}}. Thank you.', ['Maya', 'INV-2041'])],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2cb',
		label: 'Feedback Request',
		components: [
			body('Halo {{1}}, bagaimana belanja Anda hari ini?', ['Gita']),
			buttons(
				{ type: 'QUICK_REPLY', text: 'Puas' },
				{ type: 'QUICK_REPLY', text: 'Biasa saja' },
				{ type: 'QUICK_REPLY', text: 'Kurang puas' },
			),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2cc',
		label: 'Flash Sale',
		status: 'pending',
		category_id: 'MARKETING',
		components: [body('Flash sale mulai pukul {{1}} hari ini, jangan terlewat ya!', ['19.00'])],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2cd',
		label: 'Winner Announcement',
		status: 'rejected',
		category_id: 'MARKETING',
		components: [body('Selamat {{1}}, Anda memenangkan hadiah kami!', ['Hendra'])],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2ce',
		label: 'Delivery Attempt',
		components: [
			body('Kurir kami tidak menemukan Anda di {{1}}. Kami mencoba lagi {{2}}.', [
				'Jl. Tebet Barat I No. 2',
				'besok',
			]),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2cf',
		label: 'Back in Stock',
		category_id: 'MARKETING',
		components: [
			mediaHeader('IMAGE', IMAGE),
			body('Kabar baik, {{1}} tersedia lagi di toko kami.', ['Kopi Gayo 250 g']),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2d0',
		label: 'Campaign Report',
		components: [
			body('Kampanye {{1}} sudah selesai: {{2}}. Rinciannya ada di n8n.', [
				'Promo 2026-W49',
				'197 accepted, 3 refused',
			]),
		],
	},
	{
		id: '64f0c2a91b3d5e7f90a1b2d1',
		label: 'Customer Waiting',
		components: [
			body('Pelanggan {{1}} (+{{2}}) menunggu jawaban Anda: {{3}} Mohon segera dibalas.', [
				'Ayu',
				'628123456789',
				'ingin bicara dengan orang.',
			]),
		],
	},
];
