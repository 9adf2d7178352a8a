import type { NewTemplate } from './store.mts';

const CDN = 'https://cdn.qontak.com/uploads/direct';
const OTP_URL = 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}';

/** The templates that Qontak's documents print or send, with bodies that fit what they send. */
const printedTemplates: NewTemplate[] = [
	{
		id: 'cf7a16bd-e84f-4f72-8cce-70934edfc585',
		name: 'message',
		body: 'Hi {{1}}, Silakan periksa invoice di email anda.',
		category: 'PAYMENT_UPDATE',
	},
	{
		id: '60cccaa0-ccd9-4efd-bdfb-875859c4b50a',
		name: 'kode_otp',
		body: '*{{1}}* adalah kode verifikasi Anda. Demi keamanan, jangan bagikan kode ini.',
		footer: 'Kode ini akan kedaluwarsa dalam 10 menit.',
		category: 'AUTHENTICATION',
		buttons: [
			{
				type: 'URL',
				text: 'Salin kode',
				url: OTP_URL,
				example: JSON.stringify([OTP_URL.replace('{{1}}', '123456')]),
			},
		],
	},
	{
		id: 'd3e1083c-66ea-410b-b807-1d84182ffa82',
		name: 'lagu_favorit',
		body: 'Halo {{1}}, hari ini kami putar {{2}} untuk Anda.',
		category: 'MARKETING',
	},
	{
		id: '34d95207-0b48-4ce0-b589-2b7c1519d457',
		name: 'katalog_gambar',
		header: { format: 'IMAGE', example: `${CDN}/images/contoh/Gojo_copy.jpeg` },
		body: 'Koleksi terbaru sudah tersedia di toko.',
		category: 'MARKETING',
	},
	{
		id: '380d1355-0a65-4dc5-be82-308ee7619910',
		name: 'tagihan_terlampir',
		header: { format: 'DOCUMENT', example: `${CDN}/files/contoh/sample.pdf` },
		body: 'Tagihan Anda terlampir. Terima kasih.',
	},
	{
		id: '70332b74-e9bd-4829-bb31-c46924e7d3ff',
		name: 'perkenalan_video',
		header: { format: 'VIDEO', example: `${CDN}/videos/contoh/sample_video.mp4` },
		body: 'Halo {{1}}, {{2}} punya kabar baik. Tonton video dari {{3}} ini.',
		category: 'MARKETING',
	},
	{
		id: 'a36ea83e-1b63-41e9-a91b-bad2390531e9',
		name: 'lihat_fitur',
		body: 'Kenali fitur baru kami.',
		category: 'MARKETING',
		buttons: [
			{
				type: 'URL',
				text: 'Lihat fitur',
				url: 'https://qontak.com/{{1}}',
				example: '["https://qontak.com/fitur"]',
			},
		],
	},
	{
		id: '99aa44c1-6573-4a89-b0ca-f272b1b846b4',
		name: 'hubungi_kami',
		body: 'Ada pertanyaan? Kami siap membantu.',
		buttons: [{ type: 'PHONE_NUMBER', text: 'Telepon', phone_number: '+622122902218' }],
	},
];

/** Templates such as a shop has beside those: every header, button and status. */
export const believableTemplates: NewTemplate[] = [
	...printedTemplates,
	{
		id: '5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b01',
		name: 'pesanan_dikirim',
		header: { format: 'TEXT', text: 'Pesanan {{1}}', example: 'INV-2041' },
		body: 'Halo {{1}}, pesanan Anda sudah dikirim dengan {{2}} dan tiba sekitar {{3}}.',
		footer: 'Toko Nusantara',
		buttons: [
			{
				type: 'URL',
				text: 'Lacak pesanan',
				url: 'https://toko.example/lacak/{{1}}',
				example: '["https://toko.example/lacak/INV-2041"]',
			},
		],
	},
	{
		id: '5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b02',
		name: 'promo_akhir_pekan',
		header: { format: 'IMAGE', example: `${CDN}/images/contoh/promo.jpg` },
		body: 'Hai {{1}}, akhir pekan ini semua kopi diskon {{2}}. Sampai jumpa di toko!',
		footer: 'Balas STOP untuk berhenti',
		category: 'MARKETING',
		buttons: [
			{ type: 'QUICK_REPLY', text: 'Saya tertarik' },
			{ type: 'QUICK_REPLY', text: 'Lain kali' },
		],
	},
	{
		id: '5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b03',
		name: 'promo_akhir_pekan',
		language: 'en',
		header: { format: 'IMAGE', example: `${CDN}/images/contoh/promo.jpg` },
		body: 'Hi {{1}}, all coffee is {{2}} off this weekend. See you at the store!',
		footer: 'Reply STOP to opt out',
		category: 'MARKETING',
		buttons: [
			{ type: 'QUICK_REPLY', text: 'I am interested' },
			{ type: 'QUICK_REPLY', text: 'Another time' },
		],
	},
	{
		id: '5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b04',
		name: 'voucher_ulang_tahun',
		body: 'Selamat ulang tahun, {{1}}! Ini hadiah kecil dari kami.',
		category: 'MARKETING',
		buttons: [{ type: 'COPY_CODE', text: 'Salin kode', example: '["ULTAH25"]' }],
	},
	{
		id: '5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b05',
		name: 'menunggu_persetujuan',
		body: 'Halo {{1}}, ini belum disetujui.',
		status: 'PENDING',
	},
	{
		id: '5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b06',
		name: 'ditolak',
		body: 'Beli sekarang atau menyesal!',
		status: 'REJECTED',
		category: 'MARKETING',
	},
	{
		id: '5b1d3c52-7f5e-4a0b-8f44-0c2d9d1e0b07',
		name: 'terima_kasih',
		body: 'Terima kasih sudah menghubungi kami. Apakah ada lagi yang bisa kami bantu?',
		type: 'hsm_chat',
	},
];
