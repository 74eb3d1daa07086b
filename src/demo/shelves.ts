/** A category: its name in Chinese and English, and its products. */
type Shelf = [string, string, Article[]]
/** A product: SKU, names, price in dollars, options. */
export type Article = [sku: string, zh: string, en: string, price: number, options?: Options]
export type Options = { colors?: string[]; sizes?: string[] }

const clothSizes = ['S', 'M', 'L', 'XL']

// biome-ignore format: a table, one product a line.
export const shelves: Shelf[] = [
  [
    '上衣',
    'Tops',
    [
      [
        'TOP-001',
        '有機棉圓領短袖',
        'Organic cotton tee',
        590,
        { colors: ['白', '黑', '霧藍'], sizes: clothSizes },
      ],
      [
        'TOP-002',
        '亞麻寬版襯衫',
        'Linen shirt',
        1280,
        { colors: ['米', '灰綠'], sizes: ['S', 'M', 'L'] },
      ],
      ['TOP-003', '條紋長袖上衣', 'Striped long sleeve', 890, { sizes: ['S', 'M', 'L'] }],
      [
        'TOP-004',
        '刷毛連帽外套',
        'Fleece hoodie',
        1680,
        { colors: ['深灰', '墨綠'], sizes: ['M', 'L', 'XL'] },
      ],
    ],
  ],
  [
    '褲裝',
    'Trousers',
    [
      ['BOT-001', '直筒牛仔褲', 'Straight jeans', 1490, { sizes: ['28', '30', '32', '34'] }],
      [
        'BOT-002',
        '輕量工作短褲',
        'Light work shorts',
        980,
        { colors: ['卡其', '黑'], sizes: ['M', 'L'] },
      ],
      ['BOT-003', '鬆緊腰寬褲', 'Easy wide trousers', 1180, { sizes: ['S', 'M', 'L'] }],
    ],
  ],
  [
    '鞋襪',
    'Shoes and socks',
    [
      [
        'SHO-001',
        '帆布休閒鞋',
        'Canvas shoes',
        1380,
        { colors: ['白', '海軍藍'], sizes: ['37', '39', '41', '43'] },
      ],
      ['SHO-002', '室內麂皮拖鞋', 'Suede slippers', 780, { sizes: ['M', 'L'] }],
      ['SHO-003', '透氣中筒襪三入', 'Crew socks, set of three', 320],
      ['SHO-004', '登山厚底襪', 'Hiking socks', 260],
    ],
  ],
  [
    '包袋',
    'Bags',
    [
      ['BAG-001', '帆布托特包', 'Canvas tote', 690, { colors: ['原色', '黑'] }],
      ['BAG-002', '防潑水後背包', 'Water-repellent backpack', 2280, { colors: ['黑', '橄欖綠'] }],
      ['BAG-003', '隨身小斜背包', 'Small crossbody bag', 980],
      ['BAG-004', '摺疊購物袋', 'Foldable shopping bag', 190],
    ],
  ],
  [
    '杯壺',
    'Cups and bottles',
    [
      [
        'CUP-001',
        '不鏽鋼保溫瓶 500ml',
        'Steel vacuum bottle 500 ml',
        890,
        { colors: ['白', '墨綠', '櫻花粉'] },
      ],
      ['CUP-002', '手沖玻璃咖啡壺', 'Pour-over glass server', 760],
      ['CUP-003', '陶瓷馬克杯', 'Ceramic mug', 380, { colors: ['白', '藍'] }],
      ['CUP-004', '雙層隔熱玻璃杯', 'Double-wall glass', 420],
    ],
  ],
  [
    '餐廚',
    'Kitchen',
    [
      ['KIT-001', '鑄鐵平底鍋 24cm', 'Cast iron pan 24 cm', 1980],
      ['KIT-002', '相思木砧板', 'Acacia cutting board', 650],
      ['KIT-003', '不鏽鋼便當盒', 'Steel lunch box', 720],
      ['KIT-004', '棉麻圍裙', 'Cotton-linen apron', 540],
    ],
  ],
  [
    '寢具',
    'Bedding',
    [
      [
        'BED-001',
        '水洗棉床包組',
        'Washed cotton bed set',
        2680,
        { sizes: ['單人', '雙人', '加大'] },
      ],
      ['BED-002', '羽絨枕', 'Down pillow', 1280],
      ['BED-003', '四季薄被', 'All-season quilt', 2180, { sizes: ['單人', '雙人'] }],
    ],
  ],
  [
    '香氛',
    'Home fragrance',
    [
      ['FRA-001', '大豆蠟香氛蠟燭', 'Soy candle', 780, { colors: ['檜木', '白茶', '柑橘'] }],
      ['FRA-002', '擴香竹 100ml', 'Reed diffuser 100 ml', 980],
      ['FRA-003', '衣物香氛噴霧', 'Linen spray', 450],
    ],
  ],
  [
    '保養',
    'Care',
    [
      ['CAR-001', '茶籽手工皂', 'Tea seed soap', 180],
      ['CAR-002', '護手霜 50ml', 'Hand cream 50 ml', 290],
      ['CAR-003', '精油沐浴露', 'Body wash', 520],
    ],
  ],
  [
    '文具',
    'Stationery',
    [
      ['STA-001', '方格筆記本 A5', 'Grid notebook A5', 150],
      ['STA-002', '黃銅原子筆', 'Brass ballpoint pen', 680],
      ['STA-003', '紙膠帶五入組', 'Washi tape, set of five', 240],
    ],
  ],
  [
    '零食茶飲',
    'Snacks and tea',
    [
      ['FOO-001', '阿里山烏龍茶 150g', 'Alishan oolong 150 g', 620],
      ['FOO-002', '黑糖薑茶磚', 'Brown sugar ginger tea', 260],
      ['FOO-003', '海鹽綜合堅果', 'Salted mixed nuts', 320],
    ],
  ],
  [
    '親子',
    'Children',
    [
      ['KID-001', '木製積木 48 件', 'Wooden blocks, 48 pieces', 1180],
      [
        'KID-002',
        '兒童雨衣',
        'Children’s raincoat',
        690,
        { colors: ['黃', '藍'], sizes: ['110', '120', '130'] },
      ],
    ],
  ],
]
