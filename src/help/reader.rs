//! Reads a page's Markdown. Only what pages of ours use is known; anything else is a mistake of the page, which a test
//! finds before a clerk does.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::block::{Block, Text};
use crate::domain::help_topic::HelpTopic;

/// Why a page can't be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Mistake {
    /// It does not begin with its title.
    #[error("the page does not begin with its title")]
    NoTitle,
    /// A link to something that is no page of the help.
    #[error("a link to {0}, which is no page")]
    NoPage(String),
    /// Something that pages of ours don't have.
    #[error("a page can't have this: {0}")]
    NotKnown(String),
}

/// The title, and what follows it.
pub(super) fn read(markdown: &str) -> Result<(String, Vec<Block>), Mistake> {
    let mut reader = Reader::default();
    for event in Parser::new(markdown) {
        reader.take(event)?;
    }
    let title = reader.title.ok_or(Mistake::NoTitle)?;
    Ok((title, reader.blocks))
}

#[derive(Default)]
struct Reader {
    title: Option<String>,
    blocks: Vec<Block>,
    text: Text,
    stands_out: bool,
    is_list: bool,
    /// Of the next entry, where the list is numbered.
    number: Option<u64>,
    is_entry: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) -> Result<(), Mistake> {
        match event {
            Event::Start(tag) => self.start(&tag)?,
            Event::End(tag) => self.end(tag)?,
            Event::Text(words) => self.text.push(&words, self.stands_out),
            // A line of the file ends; the paragraph goes on.
            Event::SoftBreak => self.text.push(" ", self.stands_out),
            other => return Err(Mistake::NotKnown(format!("{other:?}"))),
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Mistake> {
        match tag {
            Tag::Heading { .. } | Tag::Paragraph => {}
            Tag::Strong => self.stands_out = true,
            Tag::List(first) if !self.is_list => (self.is_list, self.number) = (true, *first),
            Tag::Item => self.is_entry = true,
            Tag::Link { dest_url, .. } => {
                let topic = dest_url.strip_suffix(".md").and_then(HelpTopic::of_slug);
                let topic = topic.ok_or_else(|| Mistake::NoPage(dest_url.to_string()))?;
                if !self.text.links.contains(&topic) {
                    self.text.links.push(topic);
                }
            }
            other => return Err(Mistake::NotKnown(format!("{other:?}"))),
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), Mistake> {
        match tag {
            TagEnd::Heading(HeadingLevel::H1) if self.title.is_none() && self.blocks.is_empty() => {
                self.title = Some(std::mem::take(&mut self.text).plain());
            }
            TagEnd::Heading(HeadingLevel::H2) if self.title.is_some() => self.close(Block::Heading),
            TagEnd::Heading(level) => return Err(Mistake::NotKnown(format!("a heading of the level {level}"))),
            TagEnd::Paragraph if self.title.is_none() => return Err(Mistake::NoTitle),
            // An entry whose list has empty lines in it.
            TagEnd::Paragraph if self.is_entry => {}
            TagEnd::Paragraph => self.close(Block::Paragraph),
            TagEnd::Item => {
                self.is_entry = false;
                let number = self.number;
                self.close(|text| Block::Entry(number, text));
                self.number = number.map(|number| number + 1);
            }
            TagEnd::List(_) => self.is_list = false,
            TagEnd::Strong => self.stands_out = false,
            // Links; everything else was refused when it began.
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, block: impl FnOnce(Text) -> Block) {
        let text = std::mem::take(&mut self.text);
        self.blocks.push(block(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &[(&str, bool)]) -> Text {
        let runs = words.iter().map(|(words, stands_out)| ((*words).to_owned(), *stands_out)).collect();
        Text { runs, links: Vec::new() }
    }

    #[test]
    fn everything_that_a_page_may_have() {
        let page =
            "# Title\n\nPress **Next**\nand wait.\n\n## Why?\n\n- One\n- Two\n\n1. A\n2. B\n\nSee [Keys](keys.md).\n";
        let (title, blocks) = read(page).unwrap();
        assert_eq!(title, "Title");
        let linked = Text { links: vec![HelpTopic::Keys], ..text(&[("See Keys.", false)]) };
        assert_eq!(
            blocks,
            [
                Block::Paragraph(text(&[("Press ", false), ("Next", true), (" and wait.", false)])),
                Block::Heading(text(&[("Why?", false)])),
                Block::Entry(None, text(&[("One", false)])),
                Block::Entry(None, text(&[("Two", false)])),
                Block::Entry(Some(1), text(&[("A", false)])),
                Block::Entry(Some(2), text(&[("B", false)])),
                Block::Paragraph(linked),
            ]
        );
    }

    #[test]
    fn anything_else_is_a_mistake_of_the_page() {
        assert_eq!(read("Hello"), Err(Mistake::NoTitle));
        assert_eq!(read(""), Err(Mistake::NoTitle));
        assert_eq!(read("# A\n\n[b](https://example.org)"), Err(Mistake::NoPage("https://example.org".to_owned())));
        assert_eq!(read("# A\n\n[b](nowhere.md)"), Err(Mistake::NoPage("nowhere.md".to_owned())));
        for odd in [
            "# A\n\n# B",
            "# A\n\n### B",
            "# A\n\n`b`",
            "# A\n\n> b",
            "# A\n\n<b>b</b>",
            "# A\n\n- b\n  - c",
            "# A\n\n*b*",
        ] {
            assert!(matches!(read(odd), Err(Mistake::NotKnown(_))), "{odd:?}: {:?}", read(odd));
        }
    }
}
