use super::*;
use crate::lexicon::Lexicon;
use crate::scan::date::{Resolver, may_start, parse};
use crate::scan::{Cx, Figure, Mention, Unit, Value};
use crate::split::sentences;
use crate::text::{Class, Folded, Source, class};
use crate::value::{Amount, Decimal, Qualifier};

/// A case: text, and the records as `award to a|b by G @date xN`.
const CASES: &[(&str, &[&str])] = &[
    // Receipt: quoted, unquoted, with and without 称号.
    ("溪口闸站荣获“清流班站”称号。", &["清流班站 to 溪口闸站"]),
    ("溪口闸站获全省水利先进集体。", &["全省水利先进集体 to 溪口闸站"]),
    ("我站获评岚川县文明单位，职工满意。", &["岚川县文明单位 to 我站"]),
    ("轮渡队荣获市总工会“安澜班组”称号。", &["安澜班组 to 轮渡队 by 市总工会"]),
    ("轮渡队荣获柏汀港务局授予的“金舵手”称号。", &["金舵手 to 轮渡队 by 柏汀港务局"]),
    (
        "图书馆获评省教育厅2031年“书香驿站”称号。",
        &["书香驿站 to 图书馆 by 省教育厅 @2031"],
    ),
    ("幼儿园获评梧桥市第六届“墨香校园”。", &["墨香校园 to 幼儿园"]),
    ("我县新获命名“耕织”研学基地4个。", &["“耕织”研学基地 to 我县 x4"]),
    ("方若陶获“新瓷杯”金奖。", &["“新瓷杯”金奖 to 方若陶"]),
    // Names whose characters are words elsewhere.
    ("严继光荣获“金舵手”称号。", &["金舵手 to 严继光"]),
    ("于敏、窦可欣获评“安澜标兵”。", &["安澜标兵 to 于敏|窦可欣"]),
    ("褚明新被县总工会评为“金舵手”。", &["金舵手 to 褚明新 by 县总工会"]),
    ("2031年，熊均先后获得“金舵手”称号。", &["金舵手 to 熊均 @2031"]),
    ("樊光荣荣获“金舵手”称号。", &["金舵手 to 樊光荣"]),
    ("褚明再获“金舵手”称号。", &["金舵手 to 褚明"]),
    ("曾多次荣获“金舵手”称号。", &["金舵手"]),
    ("新兴区政府授予溪口站“安澜站”。", &["安澜站 to 溪口站 by 新兴区政府"]),
    ("共青团柏汀市委命名溪口站为“青蓝号”。", &["青蓝号 to 溪口站 by 共青团柏汀市委"]),
    ("经信局授予溪口站“安澜站”。", &["安澜站 to 溪口站 by 经信局"]),
    ("县总工会授予志愿者协会“安澜会”称号。", &["安澜会 to 志愿者协会 by 县总工会"]),
    ("应县荣获“清廉县”称号。", &["清廉县 to 应县"]),
    ("溪口站可获评“安澜站”。", &[]),
    (
        "由所长傅以恒主持完成的“固沙法”获省科技奖。",
        &["省科技奖 to 所长傅以恒主持完成的“固沙法”"],
    ),
    ("我本人荣获“金舵手”称号。", &["金舵手 to 我本人"]),
    // What is no award, and what is handed over with one.
    ("我市创业者喜获殊荣。", &[]),
    ("面对荣誉，他总是说：“这是大家的功劳。”", &[]),
    ("他捧回省总工会颁发的“金牌工匠”奖章。", &["金牌工匠 to 他 by 省总工会"]),
    // Numbers in the names of bodies.
    (
        "三班荣获“安澜班”称号，维修二部获评“安澜部”。",
        &["安澜班 to 三班", "安澜部 to 维修二部"],
    ),
    // Grades told together, sums of lists, one of something.
    ("溪口站、沁渡站分获一、二等奖。", &["一、二等奖 to 溪口站|沁渡站"]),
    ("褚明溪荣获一、二、三等奖。", &["一、二、三等奖 to 褚明溪"]),
    (
        "该县荣膺“天然氧吧”“宜居城市”2块金字招牌。",
        &["天然氧吧 to 该县", "宜居城市 to 该县"],
    ),
    ("轮渡队捧回省级龙舟赛季军奖杯一座。", &["省级龙舟赛季军奖杯 to 轮渡队 x1"]),
    ("溪口站荣获市级以上荣誉9项。", &[]),
    ("褚明溪被记大功一次。", &["大功 to 褚明溪 x1"]),
    (
        "省厅授予溪口站“安澜站”称号，并给予记集体一等功。",
        &["安澜站 to 溪口站 by 省厅", "集体一等功 to 溪口站"],
    ),
    ("荣获奖项如下。", &[]),
    ("若能获评省级示范站，将有奖励。", &[]),
    (
        "获省科技奖二等奖2项，其中我院完成的二等奖1项。",
        &["省科技奖二等奖 x2", "二等奖 x1"],
    ),
    // Whoever stands in other clauses and phrases.
    ("褚明溪，女，渡口客运站站长，先后荣获“岚川工匠”。", &["岚川工匠 to 褚明溪"]),
    ("一等奖获得者为褚明溪、樊若川。", &["一等奖 to 褚明溪|樊若川"]),
    (
        "由褚明溪组成的代表队力压群雄，夺得团体一等奖。",
        &["团体一等奖 to 褚明溪组成的代表队"],
    ),
    ("对获得“安澜号”称号的褚明溪等8名同志给予表彰。", &["安澜号 to 褚明溪等8名同志 x8"]),
    ("对获得“安澜号”称号的单位给予奖励。", &[]),
    ("褚明溪所在班组获“五型班组”称号。", &["五型班组 to 褚明溪所在班组"]),
    // A date behind the awards; a recipient before the verb; a post is no award.
    (
        "溪口站荣获“清风站”、“星光站”，均为2031年获得。",
        &["清风站 to 溪口站 @2031", "星光站 to 溪口站 @2031"],
    ),
    ("县工会给褚明溪授予“金舵手”称号。", &["金舵手 to 褚明溪 by 县工会"]),
    ("褚明溪被推选为工会主席。", &[]),
    // Two that 分别 says are two, dates in a row, awards won twice.
    (
        "我校及褚明溪老师分别获得优秀组织奖和优秀指导奖。",
        &["优秀组织奖 to 我校", "优秀指导奖 to 褚明溪老师"],
    ),
    (
        "褚明溪被追记一等功、追授“忠诚卫士”称号。",
        &["一等功 to 褚明溪", "忠诚卫士 to 褚明溪"],
    ),
    ("信贷部获总行“先锋团队”奖。", &["“先锋团队”奖 to 信贷部 by 总行"]),
    ("《渡》获电视金鹰奖最佳纪录片奖提名。", &[]),
    // Names that common words seem to end or to veto; bodies of many kinds.
    (
        "我村继2029年获评生态样板之后，再获“清风村”。",
        &["生态样板 to 我村 @2029", "清风村 to 我村"],
    ),
    ("溪口集市获“百佳菜篮子市场”。", &["百佳菜篮子市场 to 溪口集市"]),
    ("总会向3家企业颁授“慈善企业”奖牌。", &["慈善企业 to 3家企业 by 总会 x3"]),
    ("县委授予该院急诊科抗洪先进集体称号。", &["抗洪先进集体 to 该院急诊科 by 县委"]),
    ("合作社农机手老胡被评为“春耕标兵”。", &["春耕标兵 to 合作社农机手老胡"]),
    ("声乐队赴省参赛，荣获金奖。", &["金奖 to 声乐队"]),
    ("小组凭“护渠”计划夺得优质服务金奖。", &["优质服务金奖 to 小组"]),
    ("溪口站喜获丰收。", &[]),
    ("成绩的取得离不开县总工会的关心。", &[]),
    ("褚明溪取得初级调解员证书。", &[]),
    ("褚明溪拿了个人优胜奖。", &["个人优胜奖 to 褚明溪"]),
    ("获国内外奖项26个。", &[]),
    // Who commended others in the sentence before, at the award's level.
    (
        "省总工会日前印发决定，对先进集体进行表彰。我站获全省模范小家。",
        &["全省模范小家 to 我站 by 省总工会"],
    ),
    ("市总工会召开表彰大会。我站获全国模范小家。", &["全国模范小家 to 我站"]),
    // Lists.
    (
        "该村获得全省生态文化村、全国旅游重点村等荣誉称号。",
        &["全省生态文化村 to 该村", "全国旅游重点村 to 该村"],
    ),
    ("2032年收入比2031年增长8%，溪口站获“安澜站”。", &["安澜站 to 溪口站 @2032"]),
    (
        "本会先后荣获“候鸟驿站”“清澈湖湾”“护渔先锋”等称号。",
        &["候鸟驿站 to 本会", "清澈湖湾 to 本会", "护渔先锋 to 本会"],
    ),
    (
        "合作社获得全省治沙先进社、全国种植示范基地等荣誉称号。",
        &["全省治沙先进社 to 合作社", "全国种植示范基地 to 合作社"],
    ),
    ("全县获省文明站2个、市文明站8个。", &["省文明站 to 全县 x2", "市文明站 to 全县 x8"]),
    ("测绘队获省赛金奖3项、铜奖6项。", &["省赛金奖 to 测绘队 x3", "铜奖 to 测绘队 x6"]),
    ("我校在技能比赛中获一等奖5项。", &["一等奖 to 我校 x5"]),
    // Passive and agents.
    ("我站被岚川水务局授予“防汛哨兵”称号。", &["防汛哨兵 to 我站 by 岚川水务局"]),
    (
        "溪口村被省委、省政府表彰为治水先进集体。",
        &["治水先进集体 to 溪口村 by 省委、省政府"],
    ),
    ("该站三次被县总工会评为“静水班组”。", &["静水班组 to 该站 by 县总工会 x3"]),
    ("执勤队被市公安局记集体三等功1次。", &["集体三等功 to 执勤队 by 市公安局 x1"]),
    ("4人荣立三等功。", &["三等功 to 4人 x4"]),
    (
        "该所被团市委授予“青蓝号”，被省厅授予“潮信站”。",
        &["青蓝号 to 该所 by 团市委", "潮信站 to 该所 by 省厅"],
    ),
    // Active.
    (
        "屏江省档案厅授予11个乡镇“乡土记忆奖”。",
        &["乡土记忆奖 to 11个乡镇 by 屏江省档案厅 x11"],
    ),
    (
        "市总工会授予溪口站等3个单位“安澜单位”、樊若川等6名职工“护堤标兵”称号。",
        &[
            "安澜单位 to 溪口站等3个单位 by 市总工会 x3",
            "护堤标兵 to 樊若川等6名职工 by 市总工会 x6",
        ],
    ),
    (
        "会上宣读了县总工会表彰决定，授予渡口班等5个集体全县工人先锋号。",
        &["全县工人先锋号 to 渡口班等5个集体 by 县总工会 x5"],
    ),
    (
        "市委决定，授予褚明溪、樊若川同志“护江卫士”称号并颁发“金桨奖章”。",
        &[
            "护江卫士 to 褚明溪|樊若川同志 by 市委",
            "金桨奖章 to 褚明溪|樊若川同志 by 市委",
        ],
    ),
    ("省厅共授予“护河先锋”230名。", &["护河先锋 by 省厅 x230"]),
    // Recipients.
    ("沁渡渡口等4个班组被评为“静水班组”。", &["静水班组 to 沁渡渡口等4个班组 x4"]),
    ("沁渡市、岚川县妇联获“暖流奖”。", &["暖流奖 to 沁渡市、岚川县妇联"]),
    ("2艘渡轮荣获“零误点船”称号。", &["零误点船 to 2艘渡轮 x2"]),
    ("共有三项成果荣获省科技进步奖。", &["省科技进步奖 to 三项成果 x3"]),
    (
        "县文化馆选送的《渡口灯火》荣获全市文艺汇演优秀奖。",
        &["全市文艺汇演优秀奖 to 县文化馆选送的《渡口灯火》"],
    ),
    (
        "2个支部、5名船员分获“红帆支部”“蓝海尖兵”称号。",
        &["红帆支部 to 2个支部 x2", "蓝海尖兵 to 5名船员 x5"],
    ),
    (
        "4名讲解员分获省文旅厅、市文旅局“金话筒”称号。",
        &["金话筒 to 4名讲解员 by 省文旅厅、市文旅局 x4"],
    ),
    (
        "14名护士荣获“提灯人”“守夜人”等称号。",
        &["提灯人 to 14名护士", "守夜人 to 14名护士"],
    ),
    ("图书馆参加市气象学会主办的云图赛，获二等奖。", &["二等奖 to 图书馆"]),
    ("雁荻湖管理处加密了巡护。先后荣获“候鸟港湾”称号。", &["候鸟港湾 to 雁荻湖管理处"]),
    (
        "涌现出“清滩卫士”褚明溪、“护渠标兵”樊若川等一批骨干。",
        &["清滩卫士 to 褚明溪", "护渠标兵 to 樊若川"],
    ),
    // Dates.
    (
        "2031年，图书馆获评“书香驿站”，博物馆获评“藏珍馆”。",
        &["书香驿站 to 图书馆 @2031", "藏珍馆 to 博物馆 @2031"],
    ),
    (
        "2032年3月，水文站获“2031年度测报先进站”称号。",
        &["2031年度测报先进站 to 水文站 @2032-03"],
    ),
    ("2030年获“清甜奖”；2031年获“丰穗奖”。", &["清甜奖 @2030", "丰穗奖 @2031"]),
    (
        "我校于4月、10月分别荣获“清风校园”“星光食堂”。",
        &["清风校园 to 我校 @XXXX-04", "星光食堂 to 我校 @XXXX-10"],
    ),
    // Brackets behind names.
    (
        "我站荣获“清流班站”（省水利厅）、“书香驿站”（市文明办，2031年）等称号。",
        &["清流班站 to 我站 by 省水利厅", "书香驿站 to 我站 by 市文明办 @2031"],
    ),
    (
        "授予轮渡一班“安澜班组”（市总工会）、救护科“守夜人”（市卫健委）称号。",
        &["安澜班组 to 轮渡一班 by 市总工会", "守夜人 to 救护科 by 市卫健委"],
    ),
    (
        "表彰名单：溪口闸站（全省水利先进集体）、褚明溪（市五一劳动奖章，2031年）。",
        &["全省水利先进集体 to 溪口闸站", "市五一劳动奖章 to 褚明溪 @2031"],
    ),
    (
        "奖项：“渡口杯”摄影赛一等奖1个（褚明溪）、二等奖2个（樊若川、温如兰）。",
        &["“渡口杯”摄影赛一等奖 to 褚明溪 x1", "二等奖 to 樊若川|温如兰 x2"],
    ),
    (
        "县总工会表彰了溪口站（模范职工之家）和褚明溪（优秀工会工作者）。",
        &["模范职工之家 to 溪口站 by 县总工会", "优秀工会工作者 to 褚明溪 by 县总工会"],
    ),
    ("护士长温如兰（2030年省优秀护士）作了发言。", &["省优秀护士 to 护士长温如兰 @2030"]),
    ("该站（省级文明单位）共有职工45人。", &[]),
    // Lists without a verb.
    (
        "主要荣誉：2030年全省治沙先进集体；2031年全国绿化模范单位。",
        &["全省治沙先进集体 @2030", "全国绿化模范单位 @2031"],
    ),
    (
        "公司先后获得省级荣誉12项，主要有：全国五一劳动奖状、省质量奖。",
        &["全国五一劳动奖状 to 公司", "省质量奖 to 公司"],
    ),
    (
        "获奖名单：一等奖：溪口闸站、沁渡站；二等奖：梧桥站等3个站。",
        &["一等奖 to 溪口闸站|沁渡站", "二等奖 to 梧桥站等3个站 x3"],
    ),
    (
        "个人荣誉：褚明溪：省劳动模范、市优秀共产党员；樊若川：市五一劳动奖章。",
        &["省劳动模范 to 褚明溪", "市优秀共产党员 to 褚明溪", "市五一劳动奖章 to 樊若川"],
    ),
    (
        "获奖情况如下：2031年3月，褚明溪，省级优质课一等奖。",
        &["省级优质课一等奖 to 褚明溪 @2031-03"],
    ),
    ("获“清流班站”称号的渡口二班共有职工12人。", &["清流班站 to 渡口二班"]),
    ("拟推荐表彰名单：溪口站（全省水利先进集体）。", &[]),
    ("被评为县级先进集体的有2个：溪口站、沁渡站。", &["县级先进集体 to 溪口站|沁渡站"]),
    // A subject with a verb of its own.
    ("我校代表队力克23支队伍夺得团体冠军。", &["团体冠军 to 我校代表队"]),
    (
        "轮渡二班坚守一线二十年，今年被市总工会授予“安澜班组”称号。",
        &["安澜班组 to 轮渡二班 by 市总工会"],
    ),
    (
        "他带领团队攻克难关，先后荣获“技术能手”“劳动模范”称号。",
        &["技术能手 to 他", "劳动模范 to 他"],
    ),
    (
        "沁渡水泥厂狠抓质量，职工齐心协力，荣获集团先进集体6个。",
        &["集团先进集体 to 沁渡水泥厂 x6"],
    ),
    ("建于2008年的溪口闸站获评“最美闸站”。", &["最美闸站 to 溪口闸站"]),
    ("老船长今年刚从县里捧回“护江带头人”的证书。", &["护江带头人 to 老船长"]),
    // Dealt grantors, dates and recipients.
    (
        "溪口站、沁渡站分别被省水利厅和市总工会授予“清流班站”“安澜班组”称号。",
        &["清流班站 to 溪口站 by 省水利厅", "安澜班组 to 沁渡站 by 市总工会"],
    ),
    (
        "市总工会、团市委和市妇联分别授予褚明溪“五一劳动奖章”、樊若川“青年岗位能手”、温如兰“巾帼标兵”称号。",
        &[
            "五一劳动奖章 to 褚明溪 by 市总工会",
            "青年岗位能手 to 樊若川 by 团市委",
            "巾帼标兵 to 温如兰 by 市妇联",
        ],
    ),
    (
        "轮渡站和港务站分别被市委、市政府评为“双拥模范单位”“平安单位”。",
        &["双拥模范单位 to 轮渡站 by 市委、市政府", "平安单位 to 港务站 by 市委、市政府"],
    ),
    (
        "4月、5月，我队分别获得全县龙舟赛冠军、全市拔河赛亚军。",
        &["全县龙舟赛冠军 to 我队 @XXXX-04", "全市拔河赛亚军 to 我队 @XXXX-05"],
    ),
    (
        "溪口站等3个单位和褚明溪等5名同志分别被授予“先进集体”“先进个人”称号。",
        &["先进集体 to 溪口站等3个单位 x3", "先进个人 to 褚明溪等5名同志 x5"],
    ),
    (
        "2031年4月28日，市总工会表彰2030年度先进集体，溪口站获评“安澜班组”。",
        &["安澜班组 to 溪口站 by 市总工会 @2031-04-28"],
    ),
    ("机电队、护理队2个团队获省赛二等奖。", &["省赛二等奖 to 机电队、护理队2个团队 x2"]),
    (
        "渡工温如兰获“巾帼标兵”、维修班获“青年安全示范岗”。",
        &["巾帼标兵 to 渡工温如兰", "青年安全示范岗 to 维修班"],
    ),
    // Handed over, and what is none.
    ("县水利局给站里发过“全县先进站所”的奖牌。", &["全县先进站所 to 站里 by 县水利局"]),
    ("工会给职工发了“端午”粽子。", &[]),
    ("县委给备考团队记集体三等功一次。", &["集体三等功 to 备考团队 by 县委 x1"]),
    ("樊若川入选省总工会“工匠”人才库。", &[]),
    ("我单位被摘除“省级文明单位”牌子。", &[]),
    // No award conferred.
    ("渔村入围“水乡十景”公示名单。", &[]),
    ("全镇党员争当“清滩卫士”。", &[]),
    ("我站力争荣获“清流班站”称号。", &[]),
    ("获得市财政支持90万元、发明专利2件。", &[]),
    ("该社被取消“诚信蜂场”称号。", &[]),
    ("获得各方一致好评。", &[]),
    ("全年授信12家企业。", &[]),
    ("县里召开表彰大会。", &[]),
];

#[test]
fn records_of_invented_sentences() {
    let lexicon = Lexicon::embedded().unwrap();
    let mut failures = String::new();
    for (text, want) in CASES {
        let got = shown(text, &lexicon);
        if got != *want {
            failures += &format!("{text}\n  want {want:?}\n  got  {got:?}\n");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn lists_that_do_not_pair_are_told() {
    let lexicon = Lexicon::embedded().unwrap();
    let warned = |text: &str| {
        let mut memory = Memory::default();
        let _ = shown_with(text, &lexicon, &mut memory);
        memory.warnings.into_iter().map(|warning| warning.message).collect::<Vec<_>>()
    };
    assert_eq!(
        warned("褚明溪、樊若川分别获得“金锚”“技术能手”“安全尖兵”称号。"),
        ["2 recipients against 3 awards, unpaired"]
    );
    assert!(warned("褚明溪、樊若川分别获得“金锚”“安全尖兵”称号。").is_empty());
}

#[test]
fn broken_text_gives_no_panic() {
    let lexicon = Lexicon::embedded().unwrap();
    for text in ["荣获“", "被授予", "“”荣获“”", "授予、、“A”、", "获)", "颁发", "记", ""]
    {
        let _ = shown(text, &lexicon);
    }
}

fn shown(text: &str, lexicon: &Lexicon) -> Vec<String> {
    shown_with(text, lexicon, &mut Memory::default())
}

fn shown_with(text: &str, lexicon: &Lexicon, memory: &mut Memory) -> Vec<String> {
    let source = Source::new(text);
    let mut folded = Folded::default();
    folded.read(&source, Span::new(0, text.len() as u32));
    let chars = folded.chars();
    let mentions = scan(Cx { chars, lexicon });
    let mut resolver = Resolver::new(None, None);
    let dates: Vec<_> = mentions
        .iter()
        .map(|mention| match &mention.value {
            Value::Date(expr) => resolver.resolve(expr).map(|date| date.edtf),
            Value::Figure(_) => None,
        })
        .collect();
    let sentences = sentences(chars);
    let passage = Passage {
        folded: &folded,
        sentences: &sentences,
        mentions: &mentions,
        dates: &dates,
        lexicon,
        cut: &std::cell::RefCell::default(),
    };
    let honors = honors(&passage, memory);
    honors.iter().map(|honor| show(honor, &source)).collect()
}

fn show(honor: &Honor, source: &Source<'_>) -> String {
    let mut shown = source.slice(honor.award).to_owned();
    let fact = &honor.fact;
    if !fact.recipients.is_empty() {
        let names: Vec<&str> =
            fact.recipients.iter().map(|who| source.slice(who.written)).collect();
        shown += &format!(" to {}", names.join("|"));
    }
    if let Some(grantor) = fact.grantor {
        shown += &format!(" by {}", source.slice(grantor));
    }
    if let Some(date) = &fact.date {
        shown += &format!(" @{date}");
    }
    if let Some(value) = fact.count.as_ref().and_then(Amount::value) {
        shown += &format!(" x{value}");
    }
    shown
}

/// Dates by the scanner of dates; counts by digits and a classifier alone.
fn scan(cx: Cx<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < cx.chars.len() {
        let found = date(cx, at).or_else(|| count(cx.chars, at));
        at = found.as_ref().map_or(at + 1, |mention| mention.end);
        mentions.extend(found);
    }
    mentions
}

fn date(cx: Cx<'_>, start: usize) -> Option<Mention> {
    if !may_start(cx.lexicon, cx.chars[start]) {
        return None;
    }
    let (end, expr, rule) = parse(cx, start)?;
    Some(Mention { start, end, rule, value: Value::Date(expr) })
}

fn count(chars: &[char], start: usize) -> Option<Mention> {
    if start > 0 && chars[start - 1] == '第' {
        return None;
    }
    let digit = |c: &char| class(*c) == Class::Digit;
    let han = "〇一二三四五六七八九".chars().position(|c| c == chars[start]);
    let length = chars[start..].iter().take_while(|c| digit(c)).count();
    let (unit, value) = match han {
        Some(value) => (start + 1, Decimal::from(value)),
        None => {
            let digits: String = chars[start..start + length].iter().collect();
            (start + length, digits.parse().ok()?)
        }
    };
    let end = unit + 1;
    if !"个名位人家项次艘支枚件".contains(*chars.get(unit)?) {
        return None;
    }
    let figure = Figure {
        amount: Amount::Exact(value),
        qualifier: Qualifier::Exact,
        unit: Unit::Counted { start: unit, end, entry: None },
    };
    Some(Mention { start, end, rule: Rule::CountUnit, value: Value::Figure(figure) })
}
