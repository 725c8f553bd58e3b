//! The command as a user drives it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

use encoding_rs::GB18030;
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::shilu;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        std::fs::write(path, bytes).expect("written");
    }
    folder
}

fn documents(stdout: &[u8]) -> Vec<Value> {
    let lines = stdout.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_slice(line).expect("JSON")).collect()
}

fn paths(documents: &[Value]) -> Vec<&str> {
    documents.iter().filter_map(|d| d["source"]["path"].as_str()).collect()
}

const TEXT: &str = "2031年6月8日,青渠水务站清淤12公里,投入5.6万元。\n";

#[test]
fn folders_are_read_in_order_whatever_the_threads() {
    let names: Vec<String> = (0..150).map(|n| format!("年/{n:03}.txt")).collect();
    let mut files: Vec<(&str, &[u8])> =
        names.iter().map(|name| (&**name, TEXT.as_bytes())).collect();
    files.push((".hidden/a.txt", TEXT.as_bytes()));
    let folder = folder(&files);
    let run = |threads| {
        let args = ["extract", "--format", "jsonl", "--threads", threads, "."];
        shilu(folder.path(), &args, b"").stdout
    };
    let (one, four) = (run("1"), run("4"));
    assert!(one == four, "the output depends on the number of threads");
    let documents = documents(&one);
    let mut sorted = paths(&documents);
    assert_eq!(sorted.len(), 150);
    sorted.sort_unstable();
    assert_eq!(paths(&documents), sorted);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_printed() {
    let folder = folder(&[("a.txt", TEXT.as_bytes()), ("b.pdf", b"%PDF-1.7\n")]);
    let args = ["extract", "--format", "jsonl", "-q", "b.pdf", "a.txt", "none.txt"];
    let output = shilu(folder.path(), &args, b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(paths(&documents(&output.stdout)), ["a.txt"]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<_> = stderr.lines().collect();
    assert_eq!(lines.len(), 2, "{stderr}");
    assert!(lines[0].starts_with("b.pdf: not a text file: PDF"), "{stderr}");
    assert_eq!(lines[1], "none.txt: no such file or folder");
}

#[test]
fn gb18030_gives_the_facts_of_utf8() {
    let gb = GB18030.encode(TEXT).0;
    let folder = folder(&[("utf8.txt", TEXT.as_bytes()), ("gb.txt", &gb)]);
    let args = ["extract", "--format", "jsonl", "gb.txt", "utf8.txt"];
    let documents = documents(&shilu(folder.path(), &args, b"").stdout);
    assert_eq!(documents[0]["source"]["encoding"], "gb18030");
    assert_eq!(documents[1]["source"]["encoding"], "UTF-8");
    assert_eq!(documents[0]["facts"], documents[1]["facts"]);
}

#[test]
fn standard_input_is_the_default() {
    let folder = folder(&[]);
    let output = shilu(folder.path(), &["extract"], TEXT.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let array: Value = serde_json::from_slice(&output.stdout).expect("an array");
    assert_eq!(array[0]["source"]["path"], "-");
    let summary = String::from_utf8_lossy(&output.stderr);
    assert!(summary.starts_with("1 documents, "), "{summary}");
}

#[test]
fn no_files_are_an_empty_array() {
    let folder = folder(&[]);
    let output = shilu(folder.path(), &["extract", "."], b"");
    assert_eq!(output.stdout, b"[]\n");
}

#[test]
fn facts_of_surer_rules_can_be_asked_for() {
    let folder = folder(&[]);
    let facts = |least: &str| -> Vec<Value> {
        let args = ["extract", "--min-confidence", least];
        let stdout = shilu(folder.path(), &args, TEXT.as_bytes()).stdout;
        let all: Value = serde_json::from_slice(&stdout).expect("JSON");
        all[0]["facts"].as_array().expect("a list").clone()
    };
    let all = facts("0");
    let measured = |fact: &&Value| fact["confidence"].is_number();
    assert!(all.iter().any(|fact| measured(&fact)));
    // No rule is beyond doubt: only those that were not measured are left.
    assert_eq!(facts("1").len(), all.iter().filter(|f| !measured(f)).count());
    let out = shilu(folder.path(), &["extract", "--min-confidence", "2"], b"");
    assert_eq!(out.status.code(), Some(2));
}

#[test]
fn kinds_leave_ids_as_they_are() {
    let folder = folder(&[]);
    let all = shilu(folder.path(), &["extract"], TEXT.as_bytes()).stdout;
    let args = ["extract", "--kind", "money"];
    let some = shilu(folder.path(), &args, TEXT.as_bytes()).stdout;
    let read = |bytes: &[u8]| -> Value { serde_json::from_slice(bytes).expect("JSON") };
    let (all, some) = (read(&all), read(&some));
    let of_money = |value: &Value| -> Vec<Value> {
        let facts = value[0]["facts"].as_array().expect("a list").iter();
        facts.filter(|fact| fact["kind"] == "money").cloned().collect()
    };
    assert_eq!(some[0]["facts"].as_array(), Some(&of_money(&all)));
}

#[test]
fn wrong_usage_exits_with_2() {
    let folder = folder(&[]);
    for args in [
        &["extract", "--reference-date", "2031-02-30", "a"][..],
        &["extract", "--format", "xml"],
        &["extract", "--threads", "0"],
        &["explain", "a.txt", "--at", "x"],
        &["nothing"],
        &["rules", "nothing"],
        &["extract", "-", "-"],
    ] {
        let output = shilu(folder.path(), args, b"");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let files: Vec<String> = (0..300).map(|n| format!("{n}.txt")).collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|name| (&**name, TEXT.as_bytes())).collect();
    let folder = folder(&files);
    let mut child = Command::new(env!("CARGO_BIN_EXE_shilu"))
        .args(["extract", "-q", "."])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut stderr).expect("UTF-8");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert_eq!(stderr, "");
}

#[test]
fn explain_names_the_place() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let output = shilu(folder.path(), &["explain", "a.txt", "--at", "1:11"], b"");
    let page = String::from_utf8_lossy(&output.stdout);
    assert!(page.starts_with("a.txt:1:11: "), "{page}");
    let output = shilu(folder.path(), &["explain", "a.txt", "--at", "9:1"], b"");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_schema_names_every_field_that_is_printed() {
    let folder = folder(&[]);
    let output = shilu(folder.path(), &["schema"], b"");
    let schema: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let output = shilu(folder.path(), &["extract", "--format", "jsonl"], TEXT.as_bytes());
    let document = &documents(&output.stdout)[0];
    let names = |value: &Value| -> Vec<String> {
        value.as_object().expect("an object").keys().cloned().collect()
    };
    let mut printed = names(document);
    let mut described = names(&schema["properties"]);
    printed.sort();
    described.sort();
    assert_eq!(printed, described);
}

#[test]
fn lines_of_a_file_of_records_are_texts_of_their_own() {
    let mut lines: Vec<String> = (0..3000)
        .map(|n| serde_json::json!({ "id": format!("r{n}"), "text": TEXT }).to_string())
        .collect();
    lines[1] = "清渠".into();
    lines[2] = String::new();
    lines[3] = serde_json::json!({ "text": TEXT }).to_string();
    let jsonl = lines.join("\n");
    let folder = folder(&[
        ("a.jsonl", jsonl.as_bytes()),
        ("b.NDJSON", b"{\"id\":7,\"text\":\"\"}\n"),
        ("c.txt", TEXT.as_bytes()),
    ]);
    let run = |threads, format| {
        let args = ["extract", "-q", "--format", format, "--threads", threads, "."];
        shilu(folder.path(), &args, b"")
    };
    let (one, four) = (run("1", "jsonl"), run("4", "jsonl"));
    assert!(one.stdout == four.stdout, "the output depends on the number of threads");
    assert_eq!(one.status.code(), Some(1));
    let stderr = String::from_utf8_lossy(&four.stderr);
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    assert!(stderr.starts_with("./a.jsonl:2: no record: "), "{stderr}");

    let documents = documents(&one.stdout);
    assert_eq!(documents.len(), 3000);
    let members: Vec<_> = documents.iter().map(|d| &d["source"]["member"]).collect();
    assert_eq!(members[..3], ["r0", "line 4", "r4"]);
    assert_eq!(members[2997..2999], ["r2999", "7"]);
    assert!(members[2999].is_null());
    assert_eq!(documents[0]["facts"], documents[2999]["facts"]);

    let array: Value =
        serde_json::from_slice(&run("2", "json").stdout).expect("an array");
    assert_eq!(array.as_array(), Some(&documents));
}

#[test]
fn a_long_text_stands_in_its_place() {
    let long = "渠边的树已经很高,站里的人都很忙。\n".repeat(50_000) + TEXT;
    assert!(long.len() > 2 << 20);
    let folder = folder(&[
        ("a.txt", long.as_bytes()),
        ("b.txt", TEXT.as_bytes()),
        ("c.txt", long.as_bytes()),
    ]);
    let run = |format| {
        let args = ["extract", "-q", "--format", format, "a.txt", "b.txt", "c.txt"];
        shilu(folder.path(), &args, b"").stdout
    };
    let documents = documents(&run("jsonl"));
    assert_eq!(paths(&documents), ["a.txt", "b.txt", "c.txt"]);
    assert_eq!(documents[0]["facts"][0]["text"], "2031年6月8日");
    let array: Value = serde_json::from_slice(&run("json")).expect("an array");
    assert_eq!(array.as_array(), Some(&documents));
}

#[test]
fn bench_measures_every_stage_and_number_of_threads() {
    let folder = folder(&[("a.txt", TEXT.as_bytes()), ("b.pdf", b"%PDF-1.7\n")]);
    let args = ["bench", "--seconds", "0", "--threads", "2", "--format", "json", "."];
    let output = shilu(folder.path(), &args, b"");
    // What is no text is named and left out.
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.starts_with("./b.pdf: not a text file: PDF"), "{stderr}");
    let figures: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let (documents, facts) = (&figures["documents"], &figures["facts"]);
    assert_eq!((documents, facts), (&1.into(), &3.into()), "{figures}");
    let names = |list: &str, name: &str| -> Vec<String> {
        let list = figures[list].as_array().expect("a list");
        list.iter().map(|row| row[name].to_string()).collect()
    };
    let stages = ["read", "decode", "split", "scan", "link", "write", "whole"];
    assert_eq!(names("stages", "stage"), stages.map(|name| format!("\"{name}\"")));
    assert_eq!(names("threads", "threads"), ["1", "2"]);
    assert_eq!(figures["peak_memory_bytes"].is_u64(), cfg!(target_os = "linux"));
}

#[test]
fn bench_has_a_text_of_its_own() {
    let folder = folder(&[]);
    let args = ["bench", "--seconds", "0", "--threads", "1"];
    let output = shilu(folder.path(), &args, b"");
    let table = String::from_utf8_lossy(&output.stdout);
    assert!(table.starts_with("100 documents, "), "{table}");
    for row in ["decode ", "whole ", "1 thread "] {
        assert!(table.contains(&format!("\n{row}")), "no row {row}in {table}");
    }
    let output = shilu(folder.path(), &["bench", "none.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn an_output_takes_its_name_when_it_is_whole() {
    let folder = folder(&[("a.txt", TEXT.as_bytes()), ("old.jsonl", b"old\n")]);
    let listed = || {
        let names = std::fs::read_dir(folder.path()).expect("listed");
        let mut names: Vec<_> = names.map(|e| e.expect("listed").file_name()).collect();
        names.sort();
        names
    };
    let args = ["extract", "--format", "jsonl", ".", "-o", "facts.jsonl"];
    for _ in 0..2 {
        // The second time the output stands in the folder that is read.
        assert_eq!(shilu(folder.path(), &args, b"").status.code(), Some(1));
        let facts = std::fs::read(folder.path().join("facts.jsonl")).expect("written");
        assert_eq!(paths(&documents(&facts)), ["./a.txt"]);
        assert_eq!(listed(), ["a.txt", "facts.jsonl", "old.jsonl"]);
    }
}

#[test]
fn an_output_that_is_an_input_is_refused() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    for input in ["a.txt", "./a.txt"] {
        let output = shilu(folder.path(), &["extract", input, "-o", "a.txt"], b"");
        assert_eq!(output.status.code(), Some(2));
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(stderr, format!("{input}: the output is this input\n"));
        let text = std::fs::read_to_string(folder.path().join("a.txt"));
        assert_eq!(text.expect("still there"), TEXT);
    }
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_are_written_to() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let run = |output| {
        let args = ["extract", "-q", "--format", "jsonl", "a.txt", "-o", output];
        shilu(folder.path(), &args, b"")
    };
    assert_eq!(paths(&documents(&run("/dev/stdout").stdout)), ["a.txt"]);
    assert_eq!(run("/dev/null").status.code(), Some(0));

    let pipe = folder.path().join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
    assert!(made.success());
    let reader = std::thread::spawn(move || std::fs::read(pipe).expect("read"));
    assert_eq!(run("pipe").status.code(), Some(0));
    assert_eq!(paths(&documents(&reader.join().expect("read"))), ["a.txt"]);
}

#[test]
fn the_user_may_say_what_an_input_holds() {
    let records: Vec<u8> = ["a", "b"]
        .map(|id| serde_json::json!({ "id": id, "text": TEXT }).to_string() + "\n")
        .concat()
        .into_bytes();
    let folder = folder(&[("part-0", &records), ("text.jsonl", TEXT.as_bytes())]);
    let run = |holds, path| {
        let args = ["extract", "-q", "--format", "jsonl", "--input", holds, path];
        documents(&shilu(folder.path(), &args, &records).stdout)
    };
    for path in ["-", "part-0"] {
        let documents = run("jsonl", path);
        let members: Vec<_> = documents.iter().map(|d| &d["source"]["member"]).collect();
        assert_eq!(members, ["a", "b"], "{path}");
    }
    let text = &run("text", "text.jsonl")[0];
    assert!(text["source"]["member"].is_null());
    assert_eq!(text["facts"], run("jsonl", "-")[0]["facts"]);
}

#[test]
fn explain_reads_the_record_that_is_chosen() {
    let lines =
        ["{\"text\":\"清渠3公里\"}", "", "{\"id\":\"1\",\"text\":\"修桥2座\"}", "{"];
    let records = lines.join("\n");
    let folder = folder(&[("a.jsonl", records.as_bytes())]);
    let run = |args: &[&str]| {
        let output =
            shilu(folder.path(), &[&["explain"], args].concat(), records.as_bytes());
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).expect("UTF-8"))
    };
    for (args, code, says) in [
        (&["a.jsonl", "--record", "3", "--at", "2"][..], 0, "a.jsonl:3:1:3: 修桥▸2座\n"),
        // An id goes before the number of a line.
        (&["a.jsonl", "--record", "1", "--at", "2"], 0, "a.jsonl:1:1:3: 修桥▸2座\n"),
        (
            &["-", "--input", "jsonl", "--record", "3", "--at", "2"],
            0,
            "-:3:1:3: 修桥▸2座\n",
        ),
        (&["a.jsonl", "--record", "2", "--at", "2"], 1, "a.jsonl:2: no such record\n"),
        (&["a.jsonl", "--record", "4", "--at", "2"], 1, "a.jsonl:4: no record: "),
        (&["a.jsonl", "--at", "2"], 2, "a.jsonl: it holds records"),
        (&["-", "--record", "3", "--at", "2"], 2, "-: it holds one text"),
    ] {
        let (got, said) = run(args);
        assert!(got == Some(code) && said.starts_with(says), "{args:?}: {got:?} {said}");
    }
}

#[test]
fn recognize_tells_what_is_no_request_and_goes_on() {
    let good = r#"{"id":1,"text":"约三百人","kinds":["measure"]}"#;
    let lines = [
        good,
        r#"{"id":2,"text":"约三百人","kinds":["weight"]}"#,
        r#"{"id":3,"text":"今天","kinds":["date"],"reference_time":"garbage"}"#,
        "",
        "清渠",
        r#"{"id":4,"text":"今天","kinds":["date"],"reference_time":"2031-06-08T00:00:00"}"#,
    ];
    let folder = folder(&[]);
    let output = shilu(folder.path(), &["recognize"], lines.join("\n").as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let answers = documents(&output.stdout);
    let ids: Vec<_> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, [1, 4]);
    assert_eq!(answers[1]["mentions"][0]["edtf"], "2031-06-08");
    let stderr = String::from_utf8_lossy(&output.stderr);
    let starts = ["2: unknown variant `weight`", "3: a reference time is", "5: "];
    for (line, start) in stderr.lines().zip(starts) {
        assert!(line.starts_with(&format!("standard input, line {start}")), "{line}");
    }
    assert_eq!(stderr.lines().count(), 3, "{stderr}");
}

#[test]
fn recognize_answers_before_the_next_request() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_shilu"))
        .arg("recognize")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut asked = child.stdin.take().expect("piped");
    let mut answered = BufReader::new(child.stdout.take().expect("piped")).lines();
    for id in 1..=2 {
        writeln!(asked, r#"{{"id":{id},"text":"三米","kinds":["measure"]}}"#)
            .expect("taken");
        // Waits for ever where answers are held back.
        let answer = answered.next().expect("an answer").expect("UTF-8");
        assert!(answer.starts_with(&format!(r#"{{"id":{id},"#)), "{answer}");
    }
    drop(asked);
    assert!(child.wait().expect("it ends").success());
}
