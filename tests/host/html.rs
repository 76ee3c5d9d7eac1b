//! Reads well-formed HTML and SVG as a list of elements, in the order of their beginnings; ends the test at anything else. Knows
//! no page.

/// An element with what it holds.
#[derive(Debug)]
pub(crate) struct Element {
    /// Its tag.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    /// The place of the element that it stands in.
    pub(crate) parent: Option<usize>,
    /// All the text in it, each run of white space as one space.
    pub(crate) text: String,
    /// Of a script or a style what stands in it, as it is.
    pub(crate) source: String,
}

impl Element {
    /// The value of an attribute, if it is there.
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    /// The names of all attributes.
    pub(crate) fn attribute_names(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|(name, _)| name.as_str())
    }

    /// Whether it has a class.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split_whitespace().any(|other| other == class))
    }
}

/// A page, or a part of one.
#[derive(Debug)]
pub(crate) struct Html {
    source: String,
    /// Every element.
    pub(crate) elements: Vec<Element>,
}

const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

impl Html {
    /// Reads a text; `name` is told with what is wrong with it.
    pub(crate) fn parse(source: &str, name: &str) -> Self {
        let mut elements: Vec<Element> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut at = 0;
        while let Some(found) = source[at..].find('<') {
            let tag = at + found;
            let text = decode(&source[at..tag]);
            open.iter().for_each(|element| elements[*element].text.push_str(&text));
            let rest = &source[tag..];
            if rest.starts_with("<!") {
                let end = if rest.starts_with("<!--") { "-->" } else { ">" };
                at = tag + rest.find(end).unwrap_or_else(|| panic!("{name}: a comment without an end")) + end.len();
            } else if let Some(closing) = rest.strip_prefix("</") {
                let closed = closing.split('>').next().unwrap_or("");
                let element = open.pop().unwrap_or_else(|| panic!("{name}: </{closed}> closes nothing"));
                assert_eq!(elements[element].name, closed, "{name}: closed at {:.60}", rest);
                at = tag + "</>".len() + closed.len();
            } else {
                let (mut element, length) = start_tag(rest, name);
                at = tag + length;
                // In a picture, a slash closes.
                let is_closed =
                    source[..at].ends_with("/>") && open.iter().any(|around| elements[*around].name == "svg");
                let is_void = is_closed || VOID.contains(&element.name.as_str());
                let inside = at;
                element.parent = open.last().copied();
                if element.name == "script" || element.name == "style" {
                    // What stands in them is not HTML.
                    let end = format!("</{}", element.name);
                    at += source[at..].find(&end).unwrap_or_else(|| panic!("{name}: {end} is missing"));
                    element.source = source[inside..at].to_owned();
                    element.text.clone_from(&element.source);
                }
                elements.push(element);
                if !is_void {
                    open.push(elements.len() - 1);
                }
            }
        }
        assert!(open.is_empty(), "{name}: <{}> is never closed", elements[open[0]].name);
        for element in &mut elements {
            element.text = element.text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        Self { source: source.to_owned(), elements }
    }

    /// The places of the elements that pass.
    pub(crate) fn all(&self, passes: impl Fn(&Element) -> bool) -> Vec<usize> {
        (0..self.elements.len()).filter(|at| passes(&self.elements[*at])).collect()
    }

    /// The elements with a tag.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The one element that passes; the test ends if there are more, or none.
    pub(crate) fn one(&self, passes: impl Fn(&Element) -> bool) -> usize {
        let all = self.all(passes);
        assert_eq!(all.len(), 1, "{all:?} in {:.200}", self.source);
        all[0]
    }

    /// The elements inside one.
    pub(crate) fn inside(&self, outer: usize) -> impl Iterator<Item = &Element> {
        let is_inside = move |at: &usize| self.around(*at).any(|around| around == outer);
        (0..self.elements.len()).filter(is_inside).map(|at| &self.elements[at])
    }

    /// The places of the elements around one, from within.
    pub(crate) fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.elements[at].parent, |around| self.elements[*around].parent)
    }
}

/// The element that a start tag begins, and the length of the tag.
fn start_tag(tag: &str, page: &str) -> (Element, usize) {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == ':';
    let name: String = tag[1..].chars().take_while(|c| is_name(*c)).collect();
    assert!(!name.is_empty(), "{page}: a tag without a name: {tag:.60}");
    let mut attributes: Vec<(String, String)> = Vec::new();
    let mut at = 1 + name.len();
    loop {
        at += tag[at..].len() - tag[at..].trim_start().len();
        if let Some(end) = ["/>", ">"].into_iter().find(|end| tag[at..].starts_with(end)) {
            let element = Element { name, attributes, parent: None, text: String::new(), source: String::new() };
            return (element, at + end.len());
        }
        let attribute: String = tag[at..].chars().take_while(|c| is_name(*c)).collect();
        assert!(!attribute.is_empty(), "{page}: no attribute at {:.60}", &tag[at..]);
        at += attribute.len();
        let mut value = "";
        if let Some(quoted) = tag[at..].strip_prefix("=\"") {
            value = quoted.split('"').next().unwrap_or("");
            at += "=\"\"".len() + value.len();
        }
        assert!(attributes.iter().all(|(other, _)| *other != attribute), "{page}: {attribute} twice in {tag:.60}");
        attributes.push((attribute, decode(value)));
    }
}

/// The text that HTML spells.
fn decode(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let (reference, behind) =
            after.split_once(';').unwrap_or_else(|| panic!("an & that begins nothing: {after:.60}"));
        text.push(match reference {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" | "#x27" => '\'',
            _ => panic!("an entity of another kind: &{reference:.20};"),
        });
        rest = behind;
    }
    text + rest
}
