use super::*;
use crate::text::Folded;

/// Text, titles of the documents (`-` for none), headings with their levels.
type Case = (&'static str, &'static [&'static str], &'static [(u8, &'static str)]);

const CASES: &[Case] = &[
    (
        "渡运总结（2篇）\n渡运总结 篇1\n我站巡航，接送渔户。\n渡运总结 篇2\n我所换船，客流回升。",
        &["渡运总结", "渡运总结"],
        &[],
    ),
    (
        "护林工作小结范文（精选3篇）护林工作小结范文篇13月以来，我站扩编。渔户全部上岸。2护林工作小结范文篇2四月以来，我站添灯。3护林工作小结范文篇32031年，我站迁址。",
        &["护林工作小结范文", "护林工作小结范文", "护林工作小结范文"],
        &[],
    ),
    (
        "【第一篇】\n岚川站工作总结\n今年以来，岚川站清淤三次。\n【第二篇】\n　　一年来，我所修闸两座，成效明显。",
        &["岚川站工作总结", "-"],
        &[],
    ),
    (
        "护岸小结\n护岸小结\n一、清障\n全年清障九次。\n二、修堤\n全年修堤三处。",
        &["护岸小结"],
        &[(1, "一、清障"), (1, "二、修堤")],
    ),
    (
        "目录\n一、清滩\n二、护堤\n一、清滩\n今年清滩3次。\n二、护堤\n今年护堤2次。",
        &["-"],
        &[(1, "一、清滩"), (1, "二、护堤")],
    ),
    (
        "水务工作材料汇编（2篇）\n柏汀港护岸工作总结\n我港投入60万元，全线加固。队伍再添生力军。岚川水务站护岸工作总结\n一、强练兵\n我站练兵八次。",
        &["柏汀港护岸工作总结", "岚川水务站护岸工作总结"],
        &[(1, "一、强练兵")],
    ),
    (
        "一、护渠\n（一）清淤\n1．机械。挖斗六台，全天作业。\n2．人工。民工八十人，分班作业。\n（三）修闸\n闸门换新，运行平稳。",
        &["-"],
        &[
            (1, "一、护渠"),
            (2, "（一）清淤"),
            (3, "1．机械"),
            (3, "2．人工"),
            (2, "（三）修闸"),
        ],
    ),
    (
        "渡口年度工作总结\n指标完成情况为：\n1．客运三万人；\n2．货运六万吨；\n3．无事故。\n一是清滩，二是护堤。\n第一，守住底线。",
        &["渡口年度工作总结"],
        &[],
    ),
    (
        "慰问信选编\n尊敬的船员同志：\n　　你们辛苦了，谨致谢意。\n沁渡工会\n2031年1月2日\n亲爱的护堤人员：\n　　汛期已过，大堤无恙。\n沁渡工会\n2031年9月8日",
        &["-", "-"],
        &[],
    ),
    (
        "湖区管理处工作报告\n第1页 共2页\n　　一年来，全处职工日夜巡湖，共清理水草三百余吨，水质明显\n第2页 共2页\n好转，候鸟回归。",
        &["湖区管理处工作报告"],
        &[],
    ),
    ("第二篇文章写的是渡口。\n篇一到篇九是旧稿，全部重排。", &["-"], &[]),
    (
        "守闸工作回顾\n　　过去一年，守闸不易，大家都很辛苦，也都很高兴。\n练好守闸本领\n　　每周练兵一次，人人过关，个个上手，一年下来无一差错。\n管好闸上灯火\n　　换灯一百盏，夜夜长明，来往船只都说这里看得清、走得稳。",
        &["守闸工作回顾"],
        &[(1, "练好守闸本领"), (1, "管好闸上灯火")],
    ),
    // Marks inside a line that is the whole file, with titles glued on both sides.
    (
        "护渠工作总结范文三篇范文一：沁渡站护渠工作总结2031年，我站清渠三条。范文二：个人护渠工作总结时光如水，转眼一年。范文三：渠务工会工作总结一年来，工会慰问九次。",
        &["沁渡站护渠工作总结", "个人护渠工作总结", "渠务工会工作总结"],
        &[],
    ),
    ("全书分三篇。第一篇：渡口旧事，写船工。第二篇：闸口新事，写闸工。", &["-"], &[]),
    // The mark stands behind the title, as a word of its own.
    (
        "守闸人述职报告大全\n守闸人述职报告 范文一\n各位领导：\n　　我守闸九年。\n守闸人述职报告 范文二\n各位同事：\n　　我守闸三年。",
        &["守闸人述职报告", "守闸人述职报告"],
        &[],
    ),
    // The first mark is glued to a notice.
    (
        "船工个人年终总结\n总结要写得实。以下是小编整理的船工个人年终总结，欢迎阅读。船工个人年终总结1\n　　我撑船十年。\n船工个人年终总结2\n　　我掌舵六年。一年平安。船工个人年终总结33月份，我上船做学徒。",
        &["船工个人年终总结", "船工个人年终总结", "船工个人年终总结"],
        &[],
    ),
    // A table of contents with pages, and a head on every page.
    (
        "柏汀船业公司年度报告\n目　录\n第一节　提示..........2\n第二节　概况..........3\n柏汀船业公司年度报告\n2 / 9\n第一节　提示\n船厂全年平安。\n柏汀船业公司年度报告\n3 / 9\n第二节　概况\n一、船台\n船台九座，全年造船六艘。",
        &["柏汀船业公司年度报告"],
        &[(1, "第一节　提示"), (1, "第二节　概况"), (2, "一、船台")],
    ),
    // The cover stands over a table of contents that lists the reports.
    (
        "岚川护林经验材料\n目录\n1.梧桥林场护林工作汇报\n2.沁渡苗圃育苗工作总结\n梧桥林场护林工作汇报\n林场护林九千亩，全年无火警。\n沁渡苗圃育苗工作总结\n苗圃育苗六万株，株株成活。",
        &["梧桥林场护林工作汇报", "沁渡苗圃育苗工作总结"],
        &[],
    ),
    (
        "沁渡農會年度工作報告\n壹、前言\n本會植茶九甲，收成尚可。\n貳、業務\n一、推廣\n講習八場，農友滿座。\n參、展望\n來年再植三甲。",
        &["沁渡農會年度工作報告"],
        &[(1, "壹、前言"), (1, "貳、業務"), (2, "一、推廣"), (1, "參、展望")],
    ),
    (
        "岚川街道办事处\n关于便民渡口建设的评估报告\n全街建成渡口三处，处处有灯。",
        &["岚川街道办事处\n关于便民渡口建设的评估报告"],
        &[],
    ),
    // Each title has its source and time under it.
    (
        "渡口连着民心\n日期：2031-08-16　来源：岚川工会\n　　岚川有渡口九处，处处有人。\n责任编辑：程渡\n一盏灯照一条河\n——梧桥守闸侧记\n日期：2031-08-17　来源：梧桥闸\n　　梧桥闸有灯百盏，夜夜长明。",
        &["渡口连着民心", "一盏灯照一条河"],
        &[],
    ),
    // The numbering begins anew under each of two lines.
    (
        "水站2031年总结和2032年打算\n　　今年水站平安。\n　　2031年工作总结\n　　一、清渠有力\n　　清渠九条，条条通水。\n　　2032年工作打算\n　　一、修闸先行\n　　修闸三座，座座换新。",
        &["水站2031年总结和2032年打算"],
        &[
            (1, "2031年工作总结"),
            (2, "一、清渠有力"),
            (1, "2032年工作打算"),
            (2, "一、修闸先行"),
        ],
    ),
    (
        "护林工作汇报\n一、建立上下贯通、反应灵敏的\n巡护体系\n组建巡护队九支，队队有车。\n二、配齐装备\n风机六台，水泵三台。",
        &["护林工作汇报"],
        &[(1, "一、建立上下贯通、反应灵敏的\n巡护体系"), (1, "二、配齐装备")],
    ),
    (
        "护闸小结\n　　守闸一年，灯火长明，船来船往，人人平安，岸上的人都说好，过闸的船也说好。\n练好本领\n　　墙上写着一句英文，守闸的人天天看，月月看，看了就记在心里：\n　　Every lamp counts.\n管好灯火\n　　换灯一百盏，夜夜长明，来往船只都说这里看得清、走得稳，过得放心。",
        &["护闸小结"],
        &[(1, "练好本领"), (1, "管好灯火")],
    ),
    // One title with a number on each line, and no cover.
    (
        "感谢信一\n尊敬的守闸人：\n　　谢谢你们的灯。\n感谢信二\n尊敬的船工：\n　　谢谢你们的船。",
        &["感谢信", "感谢信"],
        &[],
    ),
    (
        "护渠年终总结范文（1）：\n一年来，我清渠三条。\n护渠年终总结范文（2）：\n今年我修闸两座。",
        &["护渠年终总结范文", "护渠年终总结范文"],
        &[],
    ),
    (
        "【范文一】一年来，我护林九千亩。今后再接再厉。【范文二】今年，我育苗六万株。",
        &["-", "-"],
        &[],
    ),
    // Blanked out names make a title no less of one.
    (
        "xx市xx局20xx年工作总结\n　　20xx年，我局清渠xx条。\n　　一、清渠\n　　清渠xx里。\nxx县xx镇20xx年工作总结\n　　20xx年，我镇修闸xx座。\n　　一、修闸\n　　修闸xx次。",
        &["xx市xx局20xx年工作总结", "xx县xx镇20xx年工作总结"],
        &[(1, "一、清渠"), (1, "一、修闸")],
    ),
    // The office that wrote it stands under each title.
    (
        "护水经验选编\n一盏灯守一条河\n梧桥镇党委\n　　梧桥镇有闸九座，夜夜有灯。\n一条船渡一方人\n沁渡街道党工委\n　　沁渡街道有船六艘，日日有渡。",
        &["一盏灯守一条河", "一条船渡一方人"],
        &[],
    ),
    (
        "梧桥镇工作报告各位代表：现在报告工作。一、去年工作回顾去年，全镇修闸三座。（一）闸门焕然一新。换门九扇，添灯百盏，来往船只都说过闸比从前又快又稳。二、今后三年目标今后三年，再修闸九座，让每一条渠都有人守。",
        &["梧桥镇工作报告"],
        &[(1, "一、去年工作回顾"), (2, "（一）闸门焕然一新"), (1, "二、今后三年目标")],
    ),
    // Each title has a subtitle.
    (
        "守闸人事迹\n----------\n守着一盏灯\n——记梧桥闸守闸人褚明溪\n褚明溪守闸九年，夜夜有灯。\n==========\n撑着一条船\n——记沁渡船工樊若川\n樊若川撑船六年，日日有渡。",
        &["守着一盏灯", "撑着一条船"],
        &[],
    ),
    // A newsletter: what it contains stands at its head, who wrote a story behind it.
    (
        "护渠简报\n第7期\n岚川渠务所　2031年8月31日\n【本期导读】\n★一盏灯：守闸人的夜\n★渡口添了新船\n★梧桥站练兵经验\n一盏灯：守闸人的夜\n守闸人樊若川守闸九年。\n（梧桥闸供稿）\n渡口添了新船\n渡口添船一艘，船工都说好。\n（供稿：沁渡）梧桥站练兵经验\n练兵八次，人人过关。",
        &["一盏灯：守闸人的夜", "渡口添了新船", "梧桥站练兵经验"],
        &[],
    ),
    // Speeches: who speaks, and to whom, stands under each title.
    (
        "在护渠工作会议上的讲话\n（2031年3月5日）\n褚明溪\n同志们：\n　　今天的会议很重要。\n　　一、清渠\n　　渠要年年清。\n　　二、护堤\n　　堤要月月看。\n在护林工作会议上的讲话\n（2031年4月6日）\n褚明溪\n同志们：\n　　现在我讲两句话。",
        &["在护渠工作会议上的讲话", "在护林工作会议上的讲话"],
        &[(1, "一、清渠"), (1, "二、护堤")],
    ),
    // Papers with the organisation they are for over them, and a signature behind.
    (
        "关于护堤巡查的通知\n各护堤站：\n　　请于汛前巡查堤段一遍，并报送结果。\n岚川水务局\n2031年3月1日\n关于表彰守闸人的决定\n各护堤站：\n　　决定表彰守闸人九名，望再接再厉。\n岚川水务局\n2031年3月6日",
        &["关于护堤巡查的通知", "关于表彰守闸人的决定"],
        &[],
    ),
    // An enclosure has a title, too.
    (
        "岚川站护渠情况汇报\n岚川局：\n　　一、清渠\n　　清渠九条，条条通水。\n　　附件：岚川站护渠工作要点\n岚川站\n2031年7月3日\n附件\n岚川站护渠工作要点\n　　护渠工作要抓两件事。\n　　一、清渠\n　　再清三条。",
        &["岚川站护渠情况汇报"],
        &[(1, "一、清渠"), (1, "一、清渠")],
    ),
    // A report names whom it is about where it begins.
    (
        "沁渡站工会护渠工作总结\n沁渡站工会清渠三条，人人出力。\n一、清渠。清渠三条。\n二、修闸。修闸两座，闸闸有人。梧桥站工会护渠工作总结\n梧桥站工会有职工九人。",
        &["沁渡站工会护渠工作总结", "梧桥站工会护渠工作总结"],
        &[(1, "一、清渠"), (1, "二、修闸")],
    ),
    // No report, but what one report ends with.
    (
        "护渠工作总结汇编\n沁渡站护渠工作总结\n今年清渠三条，人人出力，个个争先，渠水比从前清。\n现有护渠队九支，队队有车，巡渠比从前快。\n下一步工作计划\n明年再清三条，修闸两座，让每条渠都有人守。",
        &["沁渡站护渠工作总结"],
        &[],
    ),
    // Two titles one over the other, and more that are worded as the second.
    (
        "清水農會年度部門工作報告\n會務部工作報告\n開會六次，議案皆成。\n推廣部工作報告\n講習九場，農友滿座。",
        &["會務部工作報告", "推廣部工作報告"],
        &[],
    ),
    // Numbers without a word.
    (
        "守闸人述职报告三篇\n【1】梧桥守闸人述职报告\n我守闸九年。\n【2】沁渡守闸人述职报告\n我守闸三年。",
        &["梧桥守闸人述职报告", "沁渡守闸人述职报告"],
        &[],
    ),
    (
        "护渠案例集（2篇）\n01\n一条渠守了三代人\n渠长九里，三代人守。\n02\n一座闸添了新灯\n闸上添灯百盏。",
        &["一条渠守了三代人", "一座闸添了新灯"],
        &[],
    ),
    (
        "渠务平台验收报告[1]\n1 概况\n平台管渠九条，条条有表。\n2 内容\n2.1 水表\n水表九只，只只好用。\n2.2 水泵\n水泵六台，台台好用。",
        &["渠务平台验收报告"],
        &[(1, "1 概况"), (1, "2 内容"), (2, "2.1 水表"), (2, "2.2 水泵")],
    ),
    ("2 0 3 1 年 工 作 总 结\n　　我站护林一年。", &["2 0 3 1 年 工 作 总 结"], &[]),
];

fn lexicon() -> Lexicon {
    Lexicon::embedded().unwrap()
}

#[test]
fn documents_and_headings_are_found() {
    let lexicon = lexicon();
    let mut wrong = Vec::new();
    for (text, titles, headings) in CASES {
        let source = Source::new(text);
        let split = split(&source, &lexicon);
        let got: Vec<String> = split
            .parts
            .iter()
            .map(|part| part.title.map_or("-".into(), |t| source.slice(t).into()))
            .collect();
        if got != *titles {
            wrong.push(format!("{text}\n  titles {got:?}"));
        }
        let sections = split.parts.iter().flat_map(|part| &part.sections);
        let got: Vec<(u8, &str)> =
            sections.map(|s| (s.level, source.slice(s.label.to(s.heading)))).collect();
        if got != *headings {
            wrong.push(format!("{text}\n  headings {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// All text that is no blank, by paragraph; panics where two share a byte.
fn uncovered(text: &str, split: &Split) -> String {
    let mut covered = vec![false; text.len()];
    for paragraph in split.parts.iter().flat_map(|part| &part.paragraphs) {
        for piece in paragraph.pieces() {
            for byte in &mut covered[piece.range()] {
                assert!(!*byte, "two paragraphs share {:?}", &text[piece.range()]);
                *byte = true;
            }
        }
    }
    text.char_indices()
        .filter(|(at, c)| !covered[*at] && !c.is_whitespace())
        .map(|(_, c)| c)
        .collect()
}

#[test]
fn every_character_lies_in_one_paragraph() {
    let lexicon = lexicon();
    for (text, ..) in CASES {
        // Cutting the text anywhere must neither lose a character nor panic.
        for (end, _) in text.char_indices().step_by(3) {
            for shown in [&text[..end], &text[end..]] {
                let split = split(&Source::new(shown), &lexicon);
                assert_eq!(uncovered(shown, &split), "", "in {shown:?}");
                assert!(!split.parts.is_empty());
            }
        }
    }
}

#[test]
fn a_sentence_runs_over_a_page_number() {
    let (text, ..) = CASES[9];
    let source = Source::new(text);
    let split = split(&source, &lexicon());
    let mut folded = Folded::default();
    let read: Vec<String> = split.parts[0]
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.role == Role::Body)
        .map(|paragraph| {
            folded.read_pieces(&source, paragraph.pieces());
            folded.chars().iter().collect()
        })
        .collect();
    assert_eq!(
        read,
        ["一年来,全处职工日夜巡湖,共清理水草三百余吨,水质明显好转,候鸟回归。"]
    );
}

#[test]
fn a_mark_behind_a_sentence_needs_no_known_title() {
    let text = "渠工小结三篇\n篇一:巡渠工作总结\n一年巡渠三百次。\n篇二:守闸工作总结\n守闸一年,\
                没有出事。请批评指正。篇三:苗圃柳苗养护情况说明\n柳苗长得很快。\n";
    let split = split(&Source::new(text), &lexicon());
    let starts: Vec<usize> =
        split.parts.iter().map(|part| part.span.start() as usize).collect();
    let marks: Vec<usize> =
        ["篇一", "篇二", "篇三"].iter().map(|mark| text.find(mark).unwrap()).collect();
    assert_eq!(starts, marks);
}

#[test]
fn what_stands_behind_a_page_number_parts_the_next_lines_no_less() {
    let lines = |page: &str| {
        format!(
            "护渠小结\n　　一是清渠，全站职工日夜在渠上巡查看护，\n{page}共清理水草三百余吨，\
             渠水明显好转，鸟群\n　　二是守闸保水，护渠队员轮流在闸上值守\n"
        )
    };
    let bodies = |text: &str| {
        let split = split(&Source::new(text), &lexicon());
        let roles = split.parts[0].paragraphs.iter().map(|paragraph| paragraph.role);
        roles.filter(|&role| role == Role::Body).count()
    };
    assert_eq!(bodies(&lines("")), 2);
    assert_eq!(bodies(&lines("- 1 -\n")), 2);
}

#[test]
fn numbers_are_put_together_over_page_numbers() {
    for (text, want) in [
        (
            "护渠小结\n护渠款共5.3\n\n7\n\n亿元。\n巡渠一年。\n\n8\n\n守闸一年。",
            "护渠款共5.3亿元。",
        ),
        ("港口小结\n全年吞吐量52\n5、.7万吨。", "全年吞吐量52.7万吨。"),
    ] {
        let source = Source::new(text);
        let split = split(&source, &lexicon());
        let mut folded = Folded::default();
        let mut body = split.parts[0].paragraphs.iter().filter(|p| p.role == Role::Body);
        let first = body.next().unwrap();
        folded.read_pieces(&source, first.pieces());
        assert_eq!(folded.chars().iter().collect::<String>(), want);
        assert_eq!(uncovered(text, &split), "");
    }
}

#[test]
fn origin_is_read_from_title_and_signature() {
    let text = "岚川水务局2031年度工作总结\n　　今年清淤三次，成效明显。\n岚川水务局\n2031年12月3日";
    let source = Source::new(text);
    let lexicon = lexicon();
    let split = split(&source, &lexicon);
    let origin = origin(&source, &lexicon, &split.parts[0]);
    let shown = |span: Option<Span>| span.map(|span| source.slice(span));
    assert_eq!(shown(origin.title_date), Some("2031年度"));
    assert_eq!(shown(origin.signature_date), Some("2031年12月3日"));
    assert_eq!(shown(origin.issuer), Some("岚川水务局"));
}

#[test]
fn a_line_without_end_is_cut() {
    let text = "我站清淤，水面如镜".repeat(20_000);
    let split = split(&Source::new(&text), &lexicon());
    assert_eq!(uncovered(&text, &split), "");
    let longest = split.parts[0].paragraphs.iter().map(|p| p.span.range().len()).max();
    assert!(longest.is_some_and(|longest| longest <= 20 * 1024));
}
