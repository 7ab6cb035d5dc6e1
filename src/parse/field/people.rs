//! Given names, to tell a person in brackets from a place, a product or a segment: "(Ana)" and "(Austria)".
//!
//! Names that are also places or words ("Austin", "Will", "May") are left out: a segment taken for a person would make one
//! key result of two.

/// In order, to be searched by halves.
const NAMES: &[&str] = &[
    "Adam", "Agnieszka", "Ahmed", "Aisha", "Alan", "Alejandro", "Alex", "Alexander", "Alexandra", "Ali", "Alice",
    "Alina", "Amir", "Amy", "Ana", "Andrea", "Andreas", "Andrew", "Andrey", "Angela", "Anita", "Anja", "Anjali",
    "Anke", "Ann", "Anna", "Anne", "Antoine", "Anton", "Antonio", "Arjun", "Arthur", "Astrid", "Ayse", "Barbara",
    "Beatriz", "Ben", "Benjamin", "Bernd", "Bianca", "Björn", "Bob", "Boris", "Bruno", "Camille", "Carl", "Carla",
    "Carlos", "Carmen", "Caroline", "Catherine", "Cem", "Chloe", "Chris", "Christian", "Christina", "Christine",
    "Christoph", "Clara", "Claudia", "Daniel", "Daniela", "Dave", "David", "Deepak", "Diana", "Diego", "Dieter",
    "Dmitri", "Ed", "Eduardo", "Elena", "Elif", "Elisa", "Elizabeth", "Ella", "Emil", "Emily", "Emma", "Eric", "Erik",
    "Eva", "Fabian", "Fatima", "Felix", "Fiona", "Francesca", "Francois", "Frank", "Franziska", "Frida", "Gabriel",
    "Gabriela", "George", "Giulia", "Greta", "Hannah", "Hans", "Hassan", "Heike", "Helen", "Helena", "Henrik", "Henry",
    "Hugo", "Ibrahim", "Igor", "Ines", "Inga", "Ingrid", "Irina", "Isabel", "Ivan", "Jack", "Jakob", "James", "Jan",
    "Jana", "Jane", "Javier", "Jean", "Jens", "Jessica", "Jim", "Jo", "Joana", "Joe", "Johan", "Johanna", "John",
    "Jonas", "Jonathan", "Jorge", "Joseph", "Josh", "José", "João", "Juan", "Judith", "Julia", "Julian", "Julie",
    "Jörg", "Jürgen", "Kai", "Karen", "Karin", "Karl", "Kasia", "Kate", "Katharina", "Katja", "Kavita", "Kevin",
    "Klaus", "Kristina", "Lars", "Laura", "Lea", "Lena", "Leo", "Leon", "Lina", "Linda", "Lisa", "Louis", "Louise",
    "Luca", "Lucas", "Lucia", "Luis", "Luisa", "Lukas", "Lukasz", "Magda", "Maja", "Malte", "Manuel", "Marco",
    "Marcus", "Margaret", "Maria", "Marie", "Mario", "Marion", "Markus", "Marta", "Martin", "Martina", "Mateo", "Matt",
    "Matthew", "Matthias", "Max", "Maya", "Mehmet", "Meike", "Mia", "Michael", "Michelle", "Miguel", "Mike", "Mila",
    "Mira", "Mohamed", "Monika", "Moritz", "Nadia", "Natalia", "Neha", "Nick", "Nicole", "Niklas", "Nils", "Nina",
    "Noah", "Nora", "Olaf", "Olga", "Oliver", "Olivia", "Omar", "Oscar", "Pablo", "Patricia", "Patrick", "Paul",
    "Paula", "Pauline", "Pedro", "Peter", "Petra", "Philipp", "Pia", "Pierre", "Piotr", "Priya", "Rachel", "Rahul",
    "Raj", "Ralf", "Raul", "Rebecca", "Ricardo", "Richard", "Rita", "Robert", "Roberto", "Sabine", "Sam", "Samira",
    "Samuel", "Sandra", "Sanjay", "Sara", "Sarah", "Sebastian", "Sergio", "Silvia", "Simon", "Simone", "Sofia",
    "Sophie", "Stefan", "Stefanie", "Stephen", "Steve", "Steven", "Sunita", "Susan", "Susanne", "Sven", "Svenja",
    "Tanja", "Tanya", "Theo", "Theresa", "Thomas", "Thorsten", "Tim", "Tina", "Tobias", "Tom", "Tomasz", "Tony",
    "Ulrike", "Ute", "Uwe", "Vera", "Vikram", "Viktor", "Wei", "Wolfgang", "Xavier", "Yasmin", "Yuki", "Yusuf", "Zoe",
];

/// Whether a word is a given name.
pub(super) fn is_given(word: &str) -> bool {
    NAMES.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order_and_found() {
        assert!(NAMES.is_sorted());
        assert!(is_given("Ana") && is_given("Zoe") && !is_given("Austria"));
    }
}
